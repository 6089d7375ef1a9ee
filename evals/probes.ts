// What a grader makes of gold answers that code has changed.
import type { Assessment, Ungraded } from '../bot/grading/assessment.ts';
import { gradeWith } from '../bot/grading/grade.ts';
import type { Grader } from '../bot/grading/grader.ts';
import { generator } from './bootstrap.ts';
import type { GoldAnswer } from './gold.ts';
import type { GoldGraded } from './gold-run.ts';
import { inTurn } from './in-turn.ts';
import { denied, mutations, reordered, without } from './mutations.ts';

/** One change of one answer (or of one criterion's evidence): whether the grade did what a fair one does. */
export type Probe = { name: string; answer: string; held: boolean };

const evidenceRounds = 3;

/** Probes every graded answer that earned something. Changes that can't be graded are left out. */
export async function probe(graded: GoldGraded[], grader: Grader, atOnce: number): Promise<Probe[]> {
  const earning = graded.flatMap(({ gold, result }) =>
    result.kind === 'assessment' && result.score.points > 0 ? [{ gold, before: result }] : [],
  );
  const probes = await inTurn(earning, atOnce, async ({ gold, before }) => [
    ...(await probeWhole(gold, before, grader)),
    ...(await probeEvidence(gold, before, grader)),
  ]);
  return probes.flat();
}

async function probeWhole(gold: GoldAnswer, before: Assessment, grader: Grader): Promise<Probe[]> {
  const probes: Probe[] = [];
  const regrade = async (name: string, answer: string, holds: (share: number) => boolean) => {
    const after = await gradeWith(grader, gold.question, answer);
    if (after.kind === 'assessment') probes.push({ name, answer: gold.id, held: holds(after.score.share) });
  };
  const { share } = before.score;
  for (const { name, rule, change } of mutations) {
    await regrade(name, change(gold.answer, gold.question.prompt), (after) =>
      rule === 'must not rise' ? after <= share : after === share,
    );
  }
  await regrade(
    'reordered',
    reordered(gold.answer, generator(gold.answer.length)),
    (after) => Math.abs(after - share) < 0.25,
  );
  return probes;
}

/** Per criterion that was met: without its evidence, or with it called untrue, it can't stay met for ever. */
async function probeEvidence(gold: GoldAnswer, before: Assessment, grader: Grader): Promise<Probe[]> {
  const probes: Probe[] = [];
  for (const { id, verdict } of before.criteria) {
    if (verdict !== 'met') continue;
    for (const [name, change] of [
      ['evidence deleted', without],
      ['evidence denied', denied],
    ] as const) {
      probes.push({ name, answer: `${gold.id}/${id}`, held: await falls(gold, id, before, grader, change) });
    }
  }
  return probes;
}

/** Takes away the evidence, then what is quoted instead, a few times over. */
async function falls(
  gold: GoldAnswer,
  criterion: string,
  before: Assessment,
  grader: Grader,
  change: (answer: string, evidence: string) => string,
): Promise<boolean> {
  let { answer } = gold;
  let result: Assessment | Ungraded = before;
  for (let round = 0; round < evidenceRounds; round++) {
    const evidence: string | null = result.criteria.find(({ id }) => id === criterion)?.evidence ?? null;
    if (evidence === null) return true;
    answer = change(answer, evidence);
    result = await gradeWith(grader, gold.question, answer);
    if (result.kind === 'ungraded') return true;
    if (result.criteria.find(({ id }) => id === criterion)?.verdict !== 'met') return true;
  }
  return false;
}
