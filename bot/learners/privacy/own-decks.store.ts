import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { storedDeck } from '../../decks/own-deck.store.ts';
import { MOST_DECKS } from '../../decks/own-deck.ts';
import { syncDeck } from '../../decks/sync.store.ts';
import type { LearnerFile } from './learner-file.ts';
import { decksOf, type OwnDeckPlan, ownDeckPlan } from './own-decks.ts';

/** What the own decks of a file come to here, in the file's order. */
export async function planOwnDecks(
  db: Database | Prisma.TransactionClient,
  learnerId: bigint,
  file: LearnerFile,
): Promise<OwnDeckPlan[]> {
  const plans: OwnDeckPlan[] = [];
  let count = await db.deck.count({ where: { ownerId: learnerId } });
  for (const deck of decksOf(file)) {
    const here = await storedDeck(db, learnerId, deck.title);
    const plan = ownDeckPlan(deck, learnerId, here, count < MOST_DECKS);
    plans.push(plan);
    if (!here && plan.deck) count++;
  }
  return plans;
}

/** Within a transaction that keeps the learner's row. */
export async function writeOwnDecks(
  tx: Prisma.TransactionClient,
  learnerId: bigint,
  plans: OwnDeckPlan[],
  now: Date,
): Promise<void> {
  for (const { deck } of plans) if (deck) await syncDeck(tx, deck, now, learnerId);
}
