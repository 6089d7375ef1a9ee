// Who grades a learner's answers: the model only where there is one, the learner agreed to it, and the budget allows.
import type { Database } from '../db/database.ts';
import type { GraderKind } from '../db/generated/client.ts';
import type { Grader } from './grader.ts';
import { hostKey } from './host-key.ts';
import { type Budget, isSpent } from './model-budget.store.ts';

export type Graders = {
  embedded: Grader;
  model: {
    /** The grader for one answer. `mayTryAgain` is asked before each request after the first one. */
    graderWith(mayTryAgain: () => Promise<boolean>): Grader;
    /** Where answers would be sent, as the learner is told. */
    host: string;
    budget: Budget;
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
export async function graderStanding(db: Database, { model }: Graders, who: Who): Promise<GraderStanding> {
  if (!model) return { kind: 'embedded', why: 'no model' };
  const { host, budget } = model;
  const choice = await db.graderChoice.findUnique({ where: { learnerId: who.learnerId } });
  if (!choice || (choice.kind === 'model' && choice.host !== host)) return { kind: 'ask', host };
  if (choice.kind === 'embedded') return { kind: 'embedded', why: 'declined', host };
  return (await isSpent(db, budget, who)) ? { kind: 'embedded', why: 'no budget' } : { kind: 'model', host };
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

/**
 * The learner's choice by a button whose message named a host, given by its key. False, and nothing chosen, when they
 * agreed to a host that the model is no longer at.
 */
export async function chooseAsShown(
  db: Database,
  { model }: Graders,
  who: Who,
  { kind, shown }: { kind: GraderKind; shown: number },
): Promise<boolean> {
  if (kind === 'model' && (!model || hostKey(model.host) !== shown)) return false;
  if (model) await chooseGrader(db, who, kind, model.host);
  return true;
}
