import { UserError } from '../bot/errors.ts';

/** Rejects on Ctrl-C, so that what was opened is closed and dropped before the end. */
export function interrupted(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => reject(new UserError('Stopped.')));
  });
}
