import { setTimeout as sleep } from 'node:timers/promises';
import type { Soak } from './person.ts';

/** People think for so many ms on average; not at all when it is over. */
export async function pause({ random, over }: Pick<Soak, 'random' | 'over'>, ms: number): Promise<void> {
  await sleep(2 * ms * random(), undefined, { signal: over }).catch(() => undefined);
}
