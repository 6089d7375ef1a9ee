import type { Database } from '../db/database.ts';
import type { FiledQuestion, GradedQuestion } from '../grading/question.ts';

export type Asked = {
  /** What an answer is graded by: the rubric's question, or for the card of a key point that point alone. */
  question: GradedQuestion;
  /** All of the rubric's question, with the words of the card as its prompt. */
  rubric: FiledQuestion;
};

/** What a typed answer to a card is graded against. Null for cards of other kinds, and where the rubric has changed since. */
export async function askedQuestion(db: Database, cardId: number): Promise<Asked | null> {
  const card = await db.card.findUnique({ where: { id: cardId }, include: { chapter: true } });
  if (!card?.siblingGroup || (card.kind !== 'question' && card.kind !== 'criterion')) return null;
  const { number } = card.chapter;
  const key = card.siblingGroup.slice(`ch${number}-q-`.length);
  const found = await db.interviewQuestion.findFirst({
    where: { deckId: card.deckId, chapter: number, key, retiredAt: null },
    select: { content: true },
  });
  if (!found) return null;
  const question = found.content as unknown as FiledQuestion;
  if (card.kind === 'question') return { question, rubric: question };
  const criteria = question.criteria.filter(({ id }) => card.key === `ch${number}-c-${key}-${id}`);
  if (criteria.length === 0) return null;
  const prompt = card.front;
  return { question: { prompt, criteria, misconceptions: [] }, rubric: { ...question, prompt } };
}
