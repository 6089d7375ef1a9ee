// Which point to probe after an answer, and which to hint at before it. No point is brought up twice.
import type { PlannedCriterion, PlannedQuestion } from './plan.ts';
import type { Turn } from './session.ts';

const MOST_FOLLOW_UPS = 2;
export const MOST_HINTS = 2;
/** What a hint takes off the question's points. */
export const HINT_POINTS = 1;

/** The criterion to ask about next: an essential one that was missed, the weightiest first. Null: enough. */
export function followUpFor(question: PlannedQuestion, turn: Turn): string | null {
  if (turn.parts.length > MOST_FOLLOW_UPS) return null;
  const missed = new Set(
    turn.assessment?.criteria.filter(({ verdict }) => verdict === 'missed').map(({ id }) => id) ?? [],
  );
  const open = untouched(question, turn).filter(({ id, essential }) => essential && missed.has(id));
  return weightiest(open)?.id ?? null;
}

/** The criterion to hint at, essential ones first; null when there are no more hints. Only before the first answer. */
export function hintFor(question: PlannedQuestion, turn: Turn): string | null {
  if (turn.parts.length > 1 || turn.hints.length >= MOST_HINTS) return null;
  const open = untouched(question, turn);
  return (weightiest(open.filter(({ essential }) => essential)) ?? weightiest(open))?.id ?? null;
}

function untouched({ criteria }: PlannedQuestion, { parts, hints }: Turn): PlannedCriterion[] {
  const touched = new Set([...parts.map(({ asks }) => asks), ...hints]);
  return criteria.filter(({ id }) => !touched.has(id));
}

function weightiest(criteria: PlannedCriterion[]): PlannedCriterion | undefined {
  return criteria.toSorted((one, other) => other.points - one.points)[0];
}
