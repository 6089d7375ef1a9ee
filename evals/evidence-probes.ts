// Whether a verdict falls when the answer loses its evidence, or denies it.
import type { Assessment, Ungraded } from '../bot/grading/assessment.ts';
import { gradeWith } from '../bot/grading/grade.ts';
import type { Grader } from '../bot/grading/grader.ts';
import { type Denial, denials } from './denials.ts';
import { denied, quotes, without } from './evidence-changes.ts';
import type { GoldAnswer } from './gold.ts';
import type { Probe } from './probes.ts';

/** A criterion that was met. */
type Met = { gold: GoldAnswer; criterion: string; evidence: string };

const rounds = 3;

/**
 * Per criterion that was met: without its evidence it can't stay met for ever, nor on evidence that the answer denies.
 * Each is denied in one way, the next one in another; `turn` says which comes first.
 */
export async function probeEvidence(
  gold: GoldAnswer,
  before: Assessment,
  grader: Grader,
  turn: number,
): Promise<Probe[]> {
  const probes: Probe[] = [];
  const met = before.criteria.filter(({ verdict }) => verdict === 'met');
  for (const [at, { id, evidence }] of met.entries()) {
    const one: Met = { gold, criterion: id, evidence: evidence! };
    const answer = `${gold.id}/${id}`;
    probes.push({ name: 'evidence deleted', answer, held: await fallsWithout(one, grader) });
    const way = wayToDeny(one, turn + at);
    const held = await fallsDenied(one, way, grader);
    if (held !== null) probes.push({ name: deniedBy(way), answer, held });
  }
  return probes;
}

export function deniedBy({ name }: Denial): string {
  return `evidence denied: ${name}`;
}

/** Takes away the evidence, then what is quoted instead, a few times over. */
async function fallsWithout({ gold, criterion, evidence }: Met, grader: Grader): Promise<boolean> {
  let answer = without(gold.answer, evidence);
  for (let round = 1; round < rounds; round++) {
    const now = metIn(await gradeWith(grader, gold.question, answer), criterion);
    if (now === null) return true;
    answer = without(answer, now);
  }
  return metIn(await gradeWith(grader, gold.question, answer), criterion) === null;
}

/** The first way, from one on, in which all of the evidence can be denied; steps of three share out the rest. */
function wayToDeny({ gold, evidence }: Met, turn: number): Denial {
  const inTurn = denials.map((_, i) => denials[(turn + 3 * i) % denials.length]!);
  return inTurn.find((way) => denied(gold.answer, evidence, way) !== null)!;
}

/** Denies the evidence, then what is quoted instead. Null when something is quoted that can't be denied in this way. */
async function fallsDenied({ gold, criterion, evidence }: Met, way: Denial, grader: Grader): Promise<boolean | null> {
  let answer = gold.answer;
  let quoted = evidence;
  const said: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const change = denied(answer, quoted, way);
    if (change === null) return null;
    answer = change.answer;
    said.push(...change.denials);
    const now = metIn(await gradeWith(grader, gold.question, answer), criterion);
    if (now === null) return true;
    if (quotes(now, said)) return false;
    quoted = now;
  }
  return false;
}

/** The evidence of a criterion that is met, else null. */
function metIn(result: Assessment | Ungraded, criterion: string): string | null {
  if (result.kind === 'ungraded') return null;
  const found = result.criteria.find(({ id }) => id === criterion);
  return found?.verdict === 'met' ? found.evidence : null;
}
