// What a score means at the level that was asked for.
import type { Level } from './rubric.ts';

const EXPECTED: Record<Level, string> = {
  junior: 'knows the parts and what each is for',
  mid: 'explains the mechanism and when to choose what',
  senior: 'weighs the trade-offs and knows what breaks in production',
  staff: 'derives the design from constraints and sees its cost over years',
};

/** A sentence for a share of the points, 0 to 1. */
export function levelMeaning(share: number, level: Level): string {
  const who = `At ${level} level an interviewer listens for somebody who ${EXPECTED[level]}.`;
  if (share >= 0.85) return `${who} That is what was heard: a strong showing.`;
  if (share >= 0.6) return `${who} Enough of that was heard to pass, with gaps that a closer look would find.`;
  if (share >= 0.4) return `${who} The outline was there; too much of what the answer stands on was left unsaid.`;
  return `${who} Not enough of that was heard yet.`;
}
