import type { Database } from '../db/database.ts';
import { UserError } from '../errors.ts';
import { visibleDecks } from './membership.store.ts';

const LONGEST_REPORT = 1000;

/** A report with what the operator needs to find the card. */
export type Reported = { id: number; deckSlug: string; cardKey: string; front: string; text: string };

/**
 * Stores "this card is wrong" for the operator.
 * @throws UserError when nothing or too much is said, there is no such card, or it is the learner's own: nobody else
 * reads those.
 */
export async function reportCard(
  db: Database,
  report: { learnerId: bigint; cardId: number; text: string; now: Date },
): Promise<Reported> {
  const text = report.text.trim();
  if (text === '') throw new UserError('Say in a few words what is wrong with the card.');
  if (text.length > LONGEST_REPORT) throw new UserError(`Please keep it under ${LONGEST_REPORT} characters.`);
  const card = await db.card.findFirst({
    where: { id: report.cardId, deck: visibleDecks(report.learnerId) },
    include: { deck: { select: { slug: true, ownerId: true } } },
  });
  if (!card) throw new UserError('There is no such card any more.');
  if (card.deck.ownerId !== null)
    throw new UserError(
      'This card is your own, and nobody else sees it. Mend it in your file, and /decks add the file again.',
    );
  const { learnerId, cardId, now } = report;
  const { id } = await db.cardReport.create({ data: { learnerId, cardId, text, createdAt: now } });
  return { id, deckSlug: card.deck.slug, cardKey: card.key, front: card.front, text };
}
