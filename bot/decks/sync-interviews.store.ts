// The decks' interview questions and scenarios in the database, with their rubrics: retired like cards, never deleted.
import type { Prisma } from '../db/generated/client.ts';

export type QuestionToSync = { chapter: number; key: string; level: string; draft: boolean; content: object };
export type ScenarioToSync = { key: string; title: string; content: object };

/** Writes them within the transaction that syncs the deck. Repeating it changes nothing. */
export async function syncInterviews(
  tx: Prisma.TransactionClient,
  deckId: number,
  questions: QuestionToSync[],
  scenarios: ScenarioToSync[],
  now: Date,
): Promise<void> {
  const wantedQuestions = JSON.stringify(questions);
  await tx.$executeRaw`
    INSERT INTO "InterviewQuestion" AS old ("deckId", chapter, key, level, draft, content)
    SELECT ${deckId}, w.chapter, w.key, w.level, w.draft, w.content
    FROM jsonb_to_recordset(${wantedQuestions}::jsonb)
      AS w(chapter int, key text, level text, draft boolean, content jsonb)
    ON CONFLICT ("deckId", chapter, key) DO UPDATE
      SET level = EXCLUDED.level, draft = EXCLUDED.draft, content = EXCLUDED.content, "retiredAt" = NULL
    WHERE (old.level, old.draft, old.content, old."retiredAt")
      IS DISTINCT FROM (EXCLUDED.level, EXCLUDED.draft, EXCLUDED.content, NULL)`;
  await tx.$executeRaw`
    UPDATE "InterviewQuestion" SET "retiredAt" = ${now}
    WHERE "deckId" = ${deckId} AND "retiredAt" IS NULL AND (chapter, key) NOT IN (
      SELECT w.chapter, w.key FROM jsonb_to_recordset(${wantedQuestions}::jsonb) AS w(chapter int, key text)
    )`;
  const wantedScenarios = JSON.stringify(scenarios);
  await tx.$executeRaw`
    INSERT INTO "InterviewScenario" AS old ("deckId", key, title, content)
    SELECT ${deckId}, w.key, w.title, w.content
    FROM jsonb_to_recordset(${wantedScenarios}::jsonb) AS w(key text, title text, content jsonb)
    ON CONFLICT ("deckId", key) DO UPDATE SET title = EXCLUDED.title, content = EXCLUDED.content, "retiredAt" = NULL
    WHERE (old.title, old.content, old."retiredAt") IS DISTINCT FROM (EXCLUDED.title, EXCLUDED.content, NULL)`;
  await tx.interviewScenario.updateMany({
    where: { deckId, retiredAt: null, key: { notIn: scenarios.map(({ key }) => key) } },
    data: { retiredAt: now },
  });
}

/** Retires what belongs to a deck that is no longer there. */
export async function retireInterviews(tx: Prisma.TransactionClient, deckId: number, now: Date): Promise<void> {
  const where = { deckId, retiredAt: null };
  await tx.interviewQuestion.updateMany({ where, data: { retiredAt: now } });
  await tx.interviewScenario.updateMany({ where, data: { retiredAt: now } });
}
