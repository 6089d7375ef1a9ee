// What a score means, and what is listened for at the level that was asked for.
import type { Score } from '../grading/assessment.ts';
import type { Level } from './rubric.ts';

const EXPECTED: Record<Level, string> = {
  junior: 'knows the parts and what each is for',
  mid: 'explains the mechanism and when to choose what',
  senior: 'weighs the trade-offs and knows what breaks in production',
  staff: 'derives the design from constraints and sees its cost over years',
};

export function levelMeaning(level: Level): string {
  return `At ${level} level an interviewer listens for somebody who ${EXPECTED[level]}.`;
}

/** How much came up, in a sentence that holds for graders of coverage too. */
export function scoreMeaning({ share, verdict }: Pick<Score, 'share' | 'verdict'>): string {
  if (verdict === 'undecided') return 'Something essential could be read either way, so this is left undecided.';
  if (verdict === 'passed' && share >= 0.85) return 'Nearly all of the expected points came up: a strong showing.';
  if (verdict === 'passed')
    return 'Enough of the expected points came up to pass, with gaps that a closer look would find.';
  if (share >= 0.6) return "Many of the expected points came up, but not all that an answer here can't do without.";
  if (share >= 0.4) return 'The outline was there; too much of what an answer stands on was left unsaid.';
  return share > 0 ? 'Few of the expected points came up yet.' : 'None of the expected points came up yet.';
}
