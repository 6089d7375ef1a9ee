// Where nothing can be posted: what is left to do there, and how the learner is reached without having pressed.
import type { Effect } from './session.ts';

/** Discord takes whispers for 15 minutes after a call; a minute is left for clocks that differ. */
const WHISPER_MS = 14 * 60_000;

/** There is work to do all the same, and what is said about time can't wait for the next press. */
export function isForPrivate(effect: Effect): boolean {
  return effect.do === 'grade' || effect.do === 'report' || tellsTime(effect);
}

/** Whispered to the learner. */
export function tellsTime({ do: what }: Effect): boolean {
  return what === 'warn' || what === 'lastCall' || what === 'timeUp';
}

/** With what to whisper to the learner; null when their last call is too long ago. */
export function whisperOf({ whisper, whisperAt }: Whisper, now: Date): string | null {
  return whisperAt !== null && now.getTime() - whisperAt.getTime() < WHISPER_MS ? whisper : null;
}

type Whisper = { whisper: string | null; whisperAt: Date | null };
