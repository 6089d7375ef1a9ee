// The answer that a learner typed last: kept for another try at grading it, and for contesting its verdict.
import type { Database } from '../db/database.ts';
import { Prisma } from '../db/generated/client.ts';
import { json } from '../db/json.ts';
import type { Assessment } from '../grading/assessment.ts';
import type { FiledQuestion } from '../grading/question.ts';

/** Which card, at which version of its state; 0 for a card without a state. */
type Asked = { learnerId: bigint; cardId: number; version: number };
/** Which answer, by the moment at which it was sent to be graded. */
type Sent = { learnerId: bigint; sentAt: Date };

/** In place of the one before. */
export async function keepTyped(
  db: Database,
  { learnerId, ...typed }: Asked & { answer: string; sentAt: Date },
): Promise<void> {
  await db.typedAnswer.upsert({
    where: { learnerId },
    create: { learnerId, ...typed },
    update: { ...typed, assessment: Prisma.DbNull, rubric: Prisma.DbNull },
  });
}

/** The answer for another try, which only one press gets; null when it was tried again already, or is kept no more. */
export async function typedAgain(db: Database, asked: Asked, sentAt: Date, now: Date): Promise<string | null> {
  const where = { ...asked, sentAt, assessment: { equals: Prisma.DbNull } };
  const [taken] = await db.typedAnswer.updateManyAndReturn({ where, data: { sentAt: now } });
  return taken?.answer ?? null;
}

/** What was typed to the card and has no verdict; null when there is nothing. */
export async function ungradedText(db: Database, asked: Asked): Promise<string | null> {
  const kept = await db.typedAnswer.findFirst({ where: asked });
  return kept?.assessment === null ? kept.answer : null;
}

/** Keeps the verdicts with the answer, unless another one was typed meanwhile. */
export async function keepVerdicts(
  db: Database,
  sent: Sent,
  assessment: Assessment,
  rubric: FiledQuestion,
): Promise<void> {
  await db.typedAnswer.updateMany({ where: sent, data: { assessment: json(assessment), rubric: json(rubric) } });
}

export type GradedTyped = Sent & {
  deckId: number;
  chapter: number;
  answer: string;
  assessment: Assessment;
  rubric: FiledQuestion;
};

/** Null when it has no verdicts, or is kept no more. */
export async function gradedTyped(db: Database, sent: Sent): Promise<GradedTyped | null> {
  const kept = await db.typedAnswer.findFirst({
    where: sent,
    include: { card: { select: { deckId: true, chapter: { select: { number: true } } } } },
  });
  if (!kept?.assessment || !kept.rubric) return null;
  return {
    ...sent,
    deckId: kept.card.deckId,
    chapter: kept.card.chapter.number,
    answer: kept.answer,
    assessment: kept.assessment as unknown as Assessment,
    rubric: kept.rubric as unknown as FiledQuestion,
  };
}

export async function forgetTypedBefore(db: Database, before: Date): Promise<void> {
  await db.typedAnswer.deleteMany({ where: { sentAt: { lt: before } } });
}
