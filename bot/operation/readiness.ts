// Whether this process can do its work now: what each part says of itself.
export type Part = {
  name: string;
  /** What is wrong; null when it is well. A rejection counts as wrong. */
  trouble(): Promise<string | null> | string | null;
};

export type Health = { ready: boolean; parts: Record<string, string> };

export type Readiness = {
  /** A part that has come up. */
  add(part: Part): void;
  /** All parts are up: from now on the process may be ready. */
  started(): void;
  /** The process is going down. */
  stopping(): void;
  health(): Promise<Health>;
};

/** A part that does not answer for so long is in trouble. */
const ASK_WITHIN_MS = 2000;

export function openReadiness(): Readiness {
  const all: Part[] = [];
  let phase: 'starting' | 'started' | 'stopping' = 'starting';
  return {
    add: (part) => void all.push(part),
    started() {
      phase = 'started';
    },
    stopping() {
      phase = 'stopping';
    },
    async health() {
      const troubles = await Promise.all(all.map(troubleOf));
      const parts = Object.fromEntries(all.map(({ name }, at) => [name, troubles[at] ?? 'ok']));
      const ready = phase === 'started' && troubles.every((trouble) => trouble === null);
      return { ready, parts: { process: phase === 'started' ? 'ok' : phase, ...parts } };
    },
  };
}

async function troubleOf({ trouble }: Part): Promise<string | null> {
  const { promise: late, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(resolve, ASK_WITHIN_MS, `no answer within ${ASK_WITHIN_MS / 1000} s`);
  const said = Promise.resolve()
    .then(trouble)
    .catch((error: Error) => error.message || 'it fails');
  const first = await Promise.race([said, late]);
  clearTimeout(timer);
  return first;
}
