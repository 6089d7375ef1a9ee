// Work that has begun and must not be cut off when the bot stops.
export type Running = {
  add(work: Promise<void>): void;
  /** Waits until nothing runs, at most so long; gives how many pieces still run. */
  settled(withinMs: number): Promise<number>;
};

export function running(): Running {
  const all = new Set<Promise<void>>();
  return {
    add(work) {
      const tracked = work.finally(() => all.delete(tracked));
      all.add(tracked);
    },
    async settled(withinMs) {
      const end = performance.now() + withinMs;
      for (let left = withinMs; all.size > 0 && left > 0; left = end - performance.now()) {
        await atMost(left, Promise.allSettled(all));
      }
      return all.size;
    },
  };
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([work, late]);
  clearTimeout(timer);
}
