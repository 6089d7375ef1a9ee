// The contract of a grader: it proposes verdicts with quotations, and decides nothing. grade.ts checks and counts.
import type { Cost, GraderMark, Remark, UngradedReason } from './assessment.ts';
import type { GradedQuestion } from './question.ts';

/** Unchecked, as a grader (or a model behind it) gave it: any id may be missing, doubled or unknown. */
export type Proposal = {
  criteria: { id: string; verdict: unknown; evidence: unknown }[];
  misconceptions: { id: string; found: unknown; evidence: unknown }[];
  remarks?: Remark[];
};

export type Usage = Omit<Cost, 'ms'>;

export type Proposed = { kind: 'proposal'; proposal: Proposal; usage: Usage };
export type Failed = { kind: 'failed'; reason: Exclude<UngradedReason, 'unclear'>; usage: Usage };

export type Grader = GraderMark & {
  /** The answer comes without hidden characters. Throws only for faults of our own. */
  propose(question: GradedQuestion, answer: string): Promise<Proposed | Failed>;
};

export const noUsage: Usage = { calls: 0, inputTokens: 0, outputTokens: 0 };
