// Who grades a learner's answers: the model only where there is one, the learner agreed to it, and the budget allows.
import type { Database } from '../db/database.ts';
import type { GraderKind } from '../db/generated/client.ts';
import type { Cost } from './assessment.ts';
import type { Grader } from './grader.ts';

export type Graders = {
  embedded: Grader;
  model: {
    grader: Grader;
    /** Where answers would be sent, as the learner is told. */
    host: string;
    /** Calls a day (UTC) for one learner, and for all of them together. */
    budget: { learner: number; instance: number };
  } | null;
};

/** `ask`: there is a model, and the learner has not been asked about its host. */
export type GraderStanding =
  | { kind: 'ask'; host: string }
  | { kind: 'model'; host: string }
  | { kind: 'embedded'; why: 'no model' | 'no budget' }
  | { kind: 'embedded'; why: 'declined'; host: string };

type Who = { learnerId: bigint; now: Date };

/** By whom the learner's next answer would be graded. */
export async function graderStanding(
  db: Database,
  { model }: Graders,
  { learnerId, now }: Who,
): Promise<GraderStanding> {
  if (!model) return { kind: 'embedded', why: 'no model' };
  const choice = await db.graderChoice.findUnique({ where: { learnerId } });
  if (!choice || (choice.kind === 'model' && choice.host !== model.host)) return { kind: 'ask', host: model.host };
  if (choice.kind === 'embedded') return { kind: 'embedded', why: 'declined', host: model.host };
  const day = dayOf(now);
  const [mine, all] = await Promise.all([
    db.modelUse.findUnique({ where: { learnerId_day: { learnerId, day } } }),
    db.instanceModelUse.findUnique({ where: { day } }),
  ]);
  const spent = (mine?.calls ?? 0) >= model.budget.learner || (all?.calls ?? 0) >= model.budget.instance;
  return spent ? { kind: 'embedded', why: 'no budget' } : { kind: 'model', host: model.host };
}

/**
 * The grader for one answer, with its call paid for in advance. Nothing goes to a model that the learner did not agree
 * to. Report the cost afterwards with `countModelUse`.
 */
export async function claimGrader(db: Database, graders: Graders, who: Who): Promise<Grader> {
  const { model, embedded } = graders;
  const standing = await graderStanding(db, graders, who);
  if (!model || standing.kind !== 'model') return embedded;
  const day = dayOf(who.now);
  const mine = await db.$executeRaw`
    INSERT INTO "ModelUse" AS use ("learnerId", day, calls) VALUES (${who.learnerId}, ${day}::date, 1)
    ON CONFLICT ("learnerId", day) DO UPDATE SET calls = use.calls + 1 WHERE use.calls < ${model.budget.learner}`;
  if (mine === 0) return embedded;
  const all = await db.$executeRaw`
    INSERT INTO "InstanceModelUse" AS use (day, calls) VALUES (${day}::date, 1)
    ON CONFLICT (day) DO UPDATE SET calls = use.calls + 1 WHERE use.calls < ${model.budget.instance}`;
  return all === 0 ? embedded : model.grader;
}

/** Adds what a graded answer took: tokens, and calls beyond the one that was paid for in advance. */
export async function countModelUse(db: Database, { learnerId, now }: Who, cost: Cost): Promise<void> {
  const tokens = cost.inputTokens + cost.outputTokens;
  const calls = Math.max(0, cost.calls - 1);
  if (tokens + calls === 0) return;
  const day = dayOf(now);
  const data = { calls: { increment: calls }, tokens: { increment: tokens } };
  await db.modelUse.updateMany({ where: { learnerId, day }, data });
  await db.instanceModelUse.updateMany({ where: { day }, data });
}

/** The learner's choice; the host as they were told it. */
export async function chooseGrader(db: Database, who: Who, kind: GraderKind, host: string): Promise<void> {
  const choice = { kind, host, chosenAt: who.now };
  await db.graderChoice.upsert({
    where: { learnerId: who.learnerId },
    create: { learnerId: who.learnerId, ...choice },
    update: choice,
  });
}

function dayOf(now: Date): Date {
  return new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
}
