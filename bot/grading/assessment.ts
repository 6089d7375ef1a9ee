// What grading gives back. Every grader's work has this shape, and the same rules made it (see grade.ts).

export type Verdict = 'met' | 'partly' | 'missed' | 'unclear';

export type CriterionVerdict = {
  id: string;
  points: number;
  essential: boolean;
  verdict: Verdict;
  /** What the learner wrote, letter by letter; pieces are joined by " … ". Null where nothing was found. */
  evidence: string | null;
};

export type MisconceptionVerdict = {
  id: string;
  /** Below zero: what it costs when found. */
  points: number;
  found: boolean;
  evidence: string | null;
};

export type Score = {
  /** Earned, misconceptions taken off, never below 0; halves occur. */
  points: number;
  /** The most that could be earned; unclear criteria are left out. */
  of: number;
  /** points / of, from 0 to 1. */
  share: number;
  verdict: 'passed' | 'failed' | 'undecided';
};

export type GraderMark = {
  name: string;
  /** Rises when verdicts may come out differently. Figures of different graders or versions are never compared. */
  version: string;
  /** `coverage`: whether the points are mentioned. `judgement`: whether what is said is right. */
  measures: 'coverage' | 'judgement';
};

export type Cost = { calls: number; inputTokens: number; outputTokens: number; ms: number };

/**
 * Why parts of an answer did not count, for the feedback. `keyword list`: words without sentences. `copied question`:
 * sentences of the question given back. `spoke to the grader`: orders, pleas and forged verdicts. `longer than is read`:
 * what stands behind the first `mostRead` characters.
 */
export type Remark = 'keyword list' | 'copied question' | 'spoke to the grader' | 'longer than is read';

export type Assessment = {
  kind: 'assessment';
  criteria: CriterionVerdict[];
  misconceptions: MisconceptionVerdict[];
  score: Score;
  remarks: Remark[];
  grader: GraderMark;
  cost: Cost;
};

/**
 * Why there is no grade. `unclear`: more than a third of the points had no verdict that holds. `refusal`: the model
 * declined. `cut off`: its reply ended in the middle. `junk`: no JSON. `wrong shape`: JSON of another form. `rejected`:
 * the model's server refuses the request itself (address, key, model's name). `budget`: the request failed, and the
 * day's budget allowed no other try.
 */
export type UngradedReason =
  | 'unclear'
  | 'refusal'
  | 'cut off'
  | 'junk'
  | 'wrong shape'
  | 'too many requests'
  | 'server error'
  | 'unreachable'
  | 'timeout'
  | 'rejected'
  | 'budget';

export type Ungraded = {
  kind: 'ungraded';
  reason: UngradedReason;
  grader: GraderMark;
  cost: Cost;
};
