// What this instance knows of a learner whose file is imported.
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { LearnerFile } from './learner-file.ts';
import { answerName, cardName, type Here } from './merge.ts';
import type { OwnDeckPlan } from './own-decks.ts';

/** Decks and cards go by the names that they have in the file. */
export async function hereOf(
  db: Database | Prisma.TransactionClient,
  learnerId: bigint,
  file: LearnerFile,
  ownDecks: OwnDeckPlan[],
): Promise<Here> {
  const fromOwn = new Map(ownDecks.map(({ from, slug }) => [from, slug]));
  const named = [...file.reviewStates, ...file.reviews].map(({ card }) => card.deck);
  const froms = [...new Set([...named, ...file.decks.map(({ deck }) => deck), ...fromOwn.keys()])];
  const found = await db.deck.findMany({
    where: {
      slug: { in: froms.map((from) => fromOwn.get(from) ?? from) },
      OR: [{ ownerId: null }, { ownerId: learnerId }],
    },
    select: { id: true, slug: true },
  });
  const idOf = new Map(found.map(({ id, slug }) => [slug, id]));
  const decks = new Map(
    froms.flatMap((from) => {
      const id = idOf.get(fromOwn.get(from) ?? from);
      return id === undefined ? [] : [[from, id] as const];
    }),
  );
  return { decks, cards: await cardsOf(db, decks), ...(await standing(db, learnerId)) };
}

async function cardsOf(db: Database | Prisma.TransactionClient, decks: Here['decks']): Promise<Here['cards']> {
  const where = { deckId: { in: [...decks.values()] } };
  const cards = await db.card.findMany({ where, select: { id: true, deckId: true, key: true } });
  const byDeck = Map.groupBy(cards, ({ deckId }) => deckId);
  return new Map(
    [...decks].flatMap(([deck, deckId]) =>
      (byDeck.get(deckId) ?? []).map(({ id, key }) => [cardName({ deck, key }), id] as const),
    ),
  );
}

async function standing(db: Database | Prisma.TransactionClient, learnerId: bigint) {
  const where = { learnerId };
  const states = await db.reviewState.findMany({
    where,
    select: { cardId: true, lastReview: true, version: true, suspended: true },
  });
  const answers = await db.review.findMany({ where, select: { cardId: true, reviewedAt: true } });
  const members = await db.deckMember.findMany({ where, select: { deckId: true } });
  return {
    states: new Map(states.map(({ cardId, ...state }) => [cardId, state])),
    answers: new Set(answers.map(({ cardId, reviewedAt }) => answerName(cardId, reviewedAt))),
    members: new Set(members.map(({ deckId }) => deckId)),
  };
}

/** As it would be with the cards of own decks that an import brings; their ids are below 0. */
export function withComing(here: Here, ownDecks: OwnDeckPlan[]): Here {
  const [decks, cards] = [new Map(here.decks), new Map(here.cards)];
  let id = 0;
  for (const { from, added } of ownDecks) {
    if (added.length > 0 && !decks.has(from)) decks.set(from, --id);
    for (const key of added) cards.set(cardName({ deck: from, key }), --id);
  }
  return { ...here, decks, cards };
}
