import type { Database } from '../db/database.ts';
import type { GradedQuestion } from '../grading/question.ts';

/**
 * What a typed answer to a card is graded against: the rubric's question, or for the card of a key point that point
 * alone. Null for cards of other kinds, and where the rubric has changed since.
 */
export async function askedQuestion(db: Database, cardId: number): Promise<GradedQuestion | null> {
  const card = await db.card.findUnique({ where: { id: cardId }, include: { chapter: true } });
  if (!card?.siblingGroup || (card.kind !== 'question' && card.kind !== 'criterion')) return null;
  const { number } = card.chapter;
  const key = card.siblingGroup.slice(`ch${number}-q-`.length);
  const found = await db.interviewQuestion.findFirst({
    where: { deckId: card.deckId, chapter: number, key, retiredAt: null },
    select: { content: true },
  });
  if (!found) return null;
  const question = found.content as unknown as GradedQuestion;
  if (card.kind === 'question') return question;
  const criteria = question.criteria.filter(({ id }) => card.key === `ch${number}-c-${key}-${id}`);
  return criteria.length === 0 ? null : { prompt: card.front, criteria, misconceptions: [] };
}
