// Trying again what failed and may do in a moment.

export type Patience = {
  /** Milliseconds before each further try; when they are used up, so is the patience. */
  pauses: Iterable<number>;
  /** Whether a failure may pass; every one unless told. */
  passes?: (error: unknown) => boolean;
  /** Hears of each failure that another try follows. */
  onFailure?: (error: unknown, pauseMs: number) => void;
  /** Ends the patience. */
  signal?: AbortSignal;
};

/** Gives what `run` gives as soon as it succeeds. Rejects with the last failure. */
export async function tryAgain<T>(run: () => Promise<T>, patience: Patience): Promise<T> {
  const { pauses, passes = () => true, onFailure, signal } = patience;
  for (const pause of pauses) {
    try {
      return await run();
    } catch (error) {
      if (signal?.aborted || !passes(error)) throw error;
      onFailure?.(error, pause);
      await pauseFor(pause, signal);
      if (signal?.aborted) throw error;
    }
  }
  return run();
}

/** Shorter when the signal comes. */
async function pauseFor(ms: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const over = () => resolve();
  const timer = setTimeout(over, ms);
  signal?.addEventListener('abort', over);
  await promise;
  clearTimeout(timer);
  signal?.removeEventListener('abort', over);
}

/** Doubled each time up to `most`, as long as the next try begins before `end` (of `performance.now()`). */
export function* pausesUntil(end: number, first: number, most: number): Generator<number> {
  for (let pause = first; performance.now() + pause < end; pause = Math.min(most, 2 * pause)) yield pause;
}
