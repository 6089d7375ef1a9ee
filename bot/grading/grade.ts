// The one way to a grade: whatever grader proposes, the rules are applied here.
import type { Assessment, CriterionVerdict, MisconceptionVerdict, Ungraded, Verdict } from './assessment.ts';
import { type EvidenceFinder, evidenceFinder } from './evidence.ts';
import { type Grader, noUsage, type Proposal, type Usage } from './grader.ts';
import type { GradedQuestion } from './question.ts';
import { scoreOf } from './score.ts';
import { saysNothing, visible } from './visible.ts';

/** How many characters of an answer are graded: some 2,000 words, several times what anybody says in an interview. */
export const mostRead = 12_000;

/**
 * Grades an answer. `met`, `partly` and `found` need a quotation that is found in the answer: without it a criterion is
 * `unclear` and a misconception not found, as is every verdict that is missing, doubled or of another form. An empty
 * answer misses everything and reaches no grader; of a very long one only the beginning is graded.
 */
export async function gradeWith(
  grader: Grader,
  question: GradedQuestion,
  answer: string,
): Promise<Assessment | Ungraded> {
  const started = performance.now();
  const whole = visible(answer);
  const seen = whole.slice(0, mostRead);
  const mark = { name: grader.name, version: grader.version, measures: grader.measures };
  const cost = (usage: Usage) => ({ ...usage, ms: Math.round(performance.now() - started) });
  if (saysNothing(answer)) return settle(nothing(question), question, seen, mark, cost(noUsage));
  const result = await grader.propose(question, seen);
  if (result.kind === 'failed') {
    return { kind: 'ungraded', reason: result.reason, grader: mark, cost: cost(result.usage) };
  }
  const settled = settle(result.proposal, question, seen, mark, cost(result.usage));
  if (settled.kind === 'assessment' && whole.length > mostRead) settled.remarks.push('longer than is read');
  return settled;
}

function settle(
  proposal: Proposal,
  question: GradedQuestion,
  answer: string,
  grader: Assessment['grader'],
  cost: Assessment['cost'],
): Assessment | Ungraded {
  const find = evidenceFinder(answer, question);
  const criteria = question.criteria.map((criterion) => criterionVerdict(criterion, proposal, find));
  const misconceptions = question.misconceptions.map((misconception) =>
    misconceptionVerdict(misconception, proposal, find),
  );
  const score = scoreOf(criteria, misconceptions);
  if (score === null) return { kind: 'ungraded', reason: 'unclear', grader, cost };
  const remarks = [...(proposal.remarks ?? [])];
  return { kind: 'assessment', criteria, misconceptions, score, remarks, grader, cost };
}

function criterionVerdict(
  { id, points, essential }: GradedQuestion['criteria'][number],
  { criteria }: Proposal,
  find: EvidenceFinder,
): CriterionVerdict {
  const proposed = only(criteria, id);
  const evidence = find(proposed?.evidence);
  const give = (verdict: Verdict) => ({ id, points, essential, verdict, evidence });
  if (proposed?.verdict === 'missed') return { ...give('missed'), evidence: null };
  if (evidence !== null && (proposed?.verdict === 'met' || proposed?.verdict === 'partly')) {
    return give(proposed.verdict);
  }
  return { ...give('unclear'), evidence: null };
}

function misconceptionVerdict(
  { id, points }: GradedQuestion['misconceptions'][number],
  { misconceptions }: Proposal,
  find: EvidenceFinder,
): MisconceptionVerdict {
  const proposed = only(misconceptions, id);
  const evidence = proposed?.found === true ? find(proposed.evidence) : null;
  return { id, points, found: evidence !== null, evidence };
}

/** The proposal for an id; two of them contradict each other and count as none. */
function only<T extends { id: string }>(proposed: T[], id: string): T | undefined {
  const mine = proposed.filter((one) => one.id === id);
  return mine.length === 1 ? mine[0] : undefined;
}

function nothing(question: GradedQuestion): Proposal {
  return {
    criteria: question.criteria.map(({ id }) => ({ id, verdict: 'missed', evidence: null })),
    misconceptions: [],
  };
}
