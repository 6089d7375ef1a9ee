// What a score means, and what is listened for at the level that was asked for.
import type { Assessment, Score } from '../grading/assessment.ts';
import { passingShare } from '../grading/score.ts';
import type { Level } from './rubric.ts';

type Words = {
  /** Somebody who … */
  listensFor: string;
  /** An answer that leaves nothing out is … */
  full: string;
  /** Why a missing essential point decides. */
  decides: string;
  /** Where to begin when little came up. */
  begin: string;
};
const WORDS: Record<Level, Words> = {
  junior: {
    listensFor: 'knows the parts and what each is for',
    full: 'more than is asked of a junior',
    decides: 'which a junior is asked for too',
    begin: 'begin with what the parts are and what each is for',
  },
  mid: {
    listensFor: 'explains the mechanism and when to choose what',
    full: 'a sure pass at mid level',
    decides: 'on which an interviewer at mid level insists',
    begin: 'begin with how it works, step by step',
  },
  senior: {
    listensFor: 'weighs the trade-offs and knows what breaks in production',
    full: 'what a senior brings without being pushed',
    decides: 'which a senior is expected to bring unasked',
    begin: 'begin with what is traded for what, and with what breaks',
  },
  staff: {
    listensFor: 'derives the design from constraints and sees its cost over years',
    full: 'a base on which a talk at staff level is built',
    decides: 'on which all else at staff level is built',
    begin: 'begin with the constraints that force the design',
  },
};
const PASS = `${passingShare * 100} %`;
const STRONG = 0.85;

/** What stands behind a score: essential points that are missing, and points that are not fully made. */
export type Gaps = { essential: number; open: number };

export function gapsOf({ criteria }: Pick<Assessment, 'criteria'>): Gaps {
  return {
    essential: criteria.filter(({ verdict, essential }) => essential && verdict === 'missed').length,
    open: criteria.filter(({ verdict }) => verdict !== 'met').length,
  };
}

export function levelMeaning(level: Level): string {
  return `At ${level} level an interviewer listens for somebody who ${WORDS[level].listensFor}.`;
}

/** Of one question: how much came up, in a sentence that holds for graders of coverage too. */
export function scoreMeaning(level: Level, { share, verdict }: Pick<Score, 'share' | 'verdict'>, gaps: Gaps): string {
  if (verdict === 'undecided') return 'Something essential could be read either way, so this is left undecided.';
  return verdict === 'passed' ? passedMeaning(level, share, gaps) : failedMeaning(level, share, gaps);
}

function passedMeaning(level: Level, share: number, { open }: Gaps): string {
  if (open === 0 && share === 1) return `Every expected point came up: ${WORDS[level].full}.`;
  if (open === 0)
    return `Every expected point came up, which is a pass at ${level} level; something else took points off.`;
  if (share >= STRONG) return `Nearly every expected point came up: a strong showing at ${level} level.`;
  return `All that is essential came up: a pass at ${level} level. What would make it a strong one is named below.`;
}

function failedMeaning(level: Level, share: number, { essential }: Gaps): string {
  const { decides, begin } = WORDS[level];
  if (share === 0) return `None of the expected points came up yet: ${begin}.`;
  if (essential === 0)
    return `Nothing essential is missing, but it takes ${PASS} of the points to pass at ${level} level.`;
  const missing = essentials(essential);
  if (share >= passingShare) return `Much of what is expected came up. Missing: ${missing}, ${decides}.`;
  if (share >= 0.4) return `The outline was there. Missing: ${missing}, ${decides}.`;
  return `Few of the expected points came up yet: ${begin}.`;
}

/** Of a whole interview. `missing`: essential points, over all questions. */
export function interviewMeaning(
  level: Level,
  { share, passed, scored, complete }: { share: number; passed: number; scored: number; complete: boolean },
  missing: number,
): string {
  const so = complete ? 'On the whole that is' : 'As far as it went, that is';
  const gap = missing > 0 ? essentials(missing) : '';
  const verdict =
    share >= passingShare && 2 * passed > scored
      ? `${so} a pass at ${level} level${gap && `, with ${gap} to make up`}.`
      : `${so} not a pass at ${level} level yet: ${gap ? `${gap} did not come up` : 'too few of the points came up'}.`;
  return `${levelMeaning(level)} ${verdict}`;
}

function essentials(count: number): string {
  return count === 1 ? '1 essential point' : `${count} essential points`;
}
