// What a grader makes of gold answers that code has changed.
import type { Assessment } from '../bot/grading/assessment.ts';
import { gradeWith } from '../bot/grading/grade.ts';
import type { Grader } from '../bot/grading/grader.ts';
import { paraphrased } from './alternatives.ts';
import { generator } from './bootstrap.ts';
import { probeEvidence } from './evidence-probes.ts';
import type { GoldAnswer } from './gold.ts';
import type { GoldGraded } from './gold-run.ts';
import { inTurn } from './in-turn.ts';
import { mutations, reordered } from './mutations.ts';

/** One change of one answer (or of one criterion's evidence): whether the grade did what a fair one does. */
export type Probe = { name: string; answer: string; held: boolean };

/** Probes every graded answer that earned something. Changes that can't be graded are left out. */
export async function probe(graded: GoldGraded[], grader: Grader, atOnce: number): Promise<Probe[]> {
  const earning = graded.flatMap(({ gold, result }) =>
    result.kind === 'assessment' && result.score.points > 0 ? [{ gold, before: result }] : [],
  );
  const turns = earning.map((one, at) => ({ ...one, turn: 5 * at }));
  const probes = await inTurn(turns, atOnce, async ({ gold, before, turn }) => [
    ...(await probeWhole(gold, before, grader)),
    ...(await probeWording(gold, before, grader)),
    ...(await probeEvidence(gold, before, grader, turn)),
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

/** Verdict by verdict: what is right stays right in other words. */
async function probeWording(gold: GoldAnswer, before: Assessment, grader: Grader): Promise<Probe[]> {
  const { swaps = [] } = gold;
  if (swaps.length === 0) return [];
  const after = await gradeWith(grader, gold.question, paraphrased(gold.answer, swaps));
  if (after.kind === 'ungraded') return [];
  return before.criteria.map(({ id, verdict }) => ({
    name: 'in other words',
    answer: `${gold.id}/${id}`,
    held: after.criteria.find((one) => one.id === id)?.verdict === verdict,
  }));
}
