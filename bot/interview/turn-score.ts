// What a question earned, hints taken off; and what an interview did as a whole.

import type { Score } from '../grading/assessment.ts';
import { passingShare } from '../grading/score.ts';
import { HINT_POINTS } from './follow-ups.ts';
import { graderName } from './grader-name.ts';
import type { Plan } from './plan.ts';
import type { Session, Turn } from './session.ts';

export type TurnScore = Score & { /** What the hints cost. */ hints: number };

/** Null for a question without a grade. A skipped one earns nothing, out of all its points. */
export function turnScore(turn: Turn, mostPoints: number): TurnScore | null {
  if (turn.result === 'skipped') return { points: 0, of: mostPoints, share: 0, verdict: 'failed', hints: 0 };
  const score = turn.assessment?.score;
  if (!score) return null;
  const hints = Math.min(score.points, turn.hints.length * HINT_POINTS);
  const points = score.points - hints;
  const share = points / score.of;
  const verdict = score.verdict === 'passed' && share < passingShare ? 'failed' : score.verdict;
  return { ...score, points, share, verdict, hints };
}

export type InterviewScore = {
  /** Mean share of the questions that have a score; null when none has. */
  share: number | null;
  passed: number;
  /** Questions with a score, of those that were asked. */
  scored: number;
  asked: number;
  /** Questions of the plan, those that were never reached included. */
  planned: number;
  /** Questions to which something was said, whatever became of its grading. */
  answered: number;
  /** Every planned question was asked and has a score: without that the share says nothing of the whole. */
  complete: boolean;
  /** By question, in their order; null: no grade. */
  turns: (TurnScore | null)[];
};

export function interviewScore(plan: Plan, session: Session): InterviewScore {
  const turns = session.turns.map((turn, i) => turnScore(turn, mostPoints(plan, i)));
  const scored = turns.filter((score) => score !== null);
  const sum = scored.reduce((total, { share }) => total + share, 0);
  return {
    share: scored.length > 0 ? sum / scored.length : null,
    passed: scored.filter(({ verdict }) => verdict === 'passed').length,
    scored: scored.length,
    asked: turns.length,
    planned: plan.questions.length,
    answered: session.turns.filter(({ parts }) => parts.some(({ answer }) => answer !== null)).length,
    complete: scored.length === plan.questions.length,
    turns,
  };
}

/** An essential point that was not made: of which question, from 0, and which criterion. */
export type MissedEssential = { question: number; id: string };

/**
 * The essential points that were missed, in the order of the interview. Of a question that was skipped or not answered
 * these are all of them; where grading failed nobody knows, so none.
 */
export function missedEssentials(plan: Plan, session: Session): MissedEssential[] {
  return session.turns.flatMap(({ assessment, result }, question) => {
    const nothingSaid = assessment === null && (result === 'skipped' || result === 'unanswered');
    const missed = new Set(assessment?.criteria.filter(({ verdict }) => verdict === 'missed').map(({ id }) => id));
    const gone = plan.questions[question]!.criteria.filter(
      ({ id, essential }) => essential && (nothingSaid || missed.has(id)),
    );
    return gone.map(({ id }) => ({ question, id }));
  });
}

function mostPoints(plan: Plan, question: number): number {
  return plan.questions[question]?.criteria.reduce((sum, { points }) => sum + points, 0) ?? 0;
}

/** The graders that were at work, by name. */
export function gradersOf({ turns }: Session): string[] {
  return [...new Set(turns.flatMap(({ assessment }) => (assessment ? [graderName(assessment.grader)] : [])))];
}
