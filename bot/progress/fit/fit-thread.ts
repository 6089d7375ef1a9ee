// Runs a fit in a thread of its own, since the optimizer holds its thread up for as long as it computes.
import { Worker } from 'node:worker_threads';
import type { Comparison } from './comparison.ts';
import type { LoggedAnswer } from './replay.ts';

export type FitRequest = { cards: LoggedAnswer[][] };
export type FitResult = { comparison: Comparison; parameters: number[] };

/** The answers are those of all cards, each card's in order. Rejects when the optimizer fails. */
export function fitInThread(cards: LoggedAnswer[][]): Promise<FitResult> {
  const request: FitRequest = { cards };
  const { promise, resolve, reject } = Promise.withResolvers<FitResult>();
  const worker = new Worker(new URL('./fit.worker.ts', import.meta.url), { workerData: request });
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the thread that fits ended with ${code} and no result`)));
  return promise;
}
