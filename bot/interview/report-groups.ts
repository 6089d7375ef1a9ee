// A report's rows: the questions that were asked, by chapter, each with its figure and a mark for every point.
import type { Verdict } from '../grading/assessment.ts';
import type { Plan, PlannedQuestion } from './plan.ts';
import type { Session, Turn } from './session.ts';
import { type InterviewScore, interviewScore, type TurnScore } from './turn-score.ts';

/** `unsaid`: nothing was said that could have made the point. */
export type Mark = { name: string; essential: boolean; verdict: Verdict | 'unsaid' };

export type ReportRow = {
  /** From 1, in the order of the interview. */
  number: number;
  question: PlannedQuestion;
  score: TurnScore | null;
  result: Turn['result'];
  marks: Mark[];
};

/** Of a scenario each phase is a group of its own. */
export type ReportGroup = {
  chapter: number | null;
  /** The chapter's title, or the phase's. */
  title: string;
  /** Mean share of its questions; null when none has a score. */
  share: number | null;
  rows: ReportRow[];
};

/** In the order in which they came up. */
export function reportGroups(plan: Plan, session: Session): ReportGroup[] {
  const { turns } = interviewScore(plan, session);
  const rows = session.turns.map((turn, i): ReportRow => {
    const question = plan.questions[i]!;
    return { number: i + 1, question, score: turns[i] ?? null, result: turn.result, marks: marksOf(question, turn) };
  });
  const keys = rows.map(({ question, number }) => (question.chapter === null ? `phase ${number}` : question.chapter));
  return [...new Set(keys)].map((key) => {
    const own = rows.filter((_, i) => keys[i] === key);
    const { chapter, title } = own[0]!.question;
    return { chapter, title, share: meanShare(own), rows: own };
  });
}

/** Null when none has a score. */
export function meanShare(rows: ReportRow[]): number | null {
  const shares = rows.flatMap(({ score }) => score?.share ?? []);
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function marksOf({ criteria }: PlannedQuestion, { assessment }: Turn): Mark[] {
  const verdicts = new Map(assessment?.criteria.map(({ id, verdict }) => [id, verdict]));
  return criteria.map(({ id, essential }) => ({
    name: pointName(id),
    essential,
    verdict: verdicts.get(id) ?? 'unsaid',
  }));
}

/** A point in few words: `read-your-writes` → "read your writes". */
export function pointName(id: string): string {
  return id.replaceAll('-', ' ');
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** What stands for a question's score. */
export function figureOf({ score, result }: Pick<ReportRow, 'score' | 'result'>): string {
  if (result === 'skipped') return 'skipped';
  if (score) return percent(score.share);
  return result === 'ungraded' ? 'no verdict' : 'not answered';
}

/** What stands for an interview's score: of an unfinished one first how much it stands on. */
export function scoreLine({ share, passed, scored, answered, planned, complete }: InterviewScore): string {
  if (share === null) return 'nothing could be scored';
  if (complete) return `${percent(share)}, ${passed} of ${scored} passed`;
  const on = answered < planned ? `${answered} of ${planned} answered` : `${scored} of ${planned} with a verdict`;
  return `${on}, ${percent(share)}`;
}
