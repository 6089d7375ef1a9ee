// Where the questions of an interview come from, and what is known of the learner that chooses among them.
import type { Database } from '../db/database.ts';
import { UserError } from '../errors.ts';
import type { Candidate, Standing } from './choose-questions.ts';
import type { Plan, PlannedQuestion } from './plan.ts';
import type { RubricQuestion } from './rubric.ts';
import type { Scenario } from './scenario.ts';
import type { Session } from './session.ts';
import { interviewScore } from './turn-score.ts';

export type DeckForInterview = { id: number; slug: string; title: string };
export type StoredQuestion = Candidate & { planned: PlannedQuestion };

/** The deck of this slug, or, without one, that of the last interview or the last session, or the first with questions. */
export async function deckForInterview(db: Database, learnerId: bigint, slug?: string): Promise<DeckForInterview> {
  const rows = await db.$queryRaw<DeckForInterview[]>`
    SELECT d.id, d.slug, d.title FROM "Deck" d
    WHERE d."retiredAt" IS NULL AND (d."ownerId" IS NULL OR d."ownerId" = ${learnerId}) AND (${slug ?? null}::text IS NULL OR d.slug = ${slug ?? null})
      AND EXISTS (SELECT FROM "InterviewQuestion" q WHERE q."deckId" = d.id AND q."retiredAt" IS NULL)
    ORDER BY greatest(
        (SELECT max("startedAt") FROM "Interview" i WHERE i."learnerId" = ${learnerId} AND i."deckId" = d.id),
        (SELECT max("startedAt") FROM "StudySession" s WHERE s."learnerId" = ${learnerId} AND s."deckId" = d.id)
      ) DESC NULLS LAST, d.id LIMIT 1`;
  if (!rows[0])
    throw new UserError(
      slug
        ? `There is no deck “${slug.slice(0, 60)}” with interview questions.`
        : 'No deck has interview questions yet.',
    );
  return rows[0];
}

/** Those with interview questions that the learner may be asked from, by a word of their title or slug. */
export async function decksForInterview(
  db: Database,
  learnerId: bigint,
  typed: string,
): Promise<{ slug: string; title: string }[]> {
  const like = { contains: typed, mode: 'insensitive' as const };
  return db.deck.findMany({
    where: {
      retiredAt: null,
      AND: [{ OR: [{ ownerId: null }, { ownerId: learnerId }] }, { OR: [{ title: like }, { slug: like }] }],
      questions: { some: { retiredAt: null } },
    },
    select: { slug: true, title: true },
    orderBy: { title: 'asc' },
    take: 25,
  });
}

/** @throws UserError when a chapter has no questions. */
export async function questionsOf(db: Database, deckId: number, chapters: number[]): Promise<StoredQuestion[]> {
  const [questions, all] = await Promise.all([
    db.interviewQuestion.findMany({
      where: { deckId, retiredAt: null, ...(chapters.length > 0 && { chapter: { in: chapters } }) },
      orderBy: [{ chapter: 'asc' }, { id: 'asc' }],
    }),
    db.chapter.findMany({ where: { deckId }, select: { number: true, title: true } }),
  ]);
  const titles = new Map(all.map(({ number, title }) => [number, title]));
  const missing = chapters.filter((number) => !questions.some(({ chapter }) => chapter === number));
  if (missing.length > 0) {
    const known = [...titles.keys()].sort((a, b) => a - b).join(', ');
    throw new UserError(
      `There are no interview questions to chapter ${missing.join(', ')}. The chapters are ${known}.`,
    );
  }
  return questions.map(({ chapter, key, content }) => {
    const rubric = content as unknown as RubricQuestion;
    return { chapter, key, level: rubric.level, planned: planned(rubric, chapter, titles.get(chapter) ?? '') };
  });
}

function planned(question: RubricQuestion, chapter: number, title: string): PlannedQuestion {
  const { id, prompt, status, level, heading, model_answer, criteria, misconceptions } = question;
  return {
    ...{ id, chapter, title, heading, prompt, level, misconceptions },
    draft: status === 'draft',
    modelAnswer: model_answer,
    criteria: criteria.map((one) => ({ ...one, card: `ch${chapter}-c-${id}-${one.id}` })),
    minutes: null,
  };
}

export async function scenariosLike(db: Database, typed: string): Promise<{ key: string; title: string }[]> {
  return db.interviewScenario.findMany({
    where: {
      retiredAt: null,
      deck: { retiredAt: null },
      OR: [{ title: { contains: typed, mode: 'insensitive' } }, { key: { contains: typed, mode: 'insensitive' } }],
    },
    select: { key: true, title: true },
    orderBy: { title: 'asc' },
    take: 25,
  });
}

/** @throws UserError when there is no such scenario. */
export async function scenarioPlan(db: Database, key: string): Promise<{ deckId: number; plan: Plan }> {
  const found = await db.interviewScenario.findFirst({ where: { key, retiredAt: null, deck: { retiredAt: null } } });
  if (!found) {
    const all = await scenariosLike(db, '');
    throw new UserError(
      `There is no scenario “${key.slice(0, 60)}”. There is: ${all.map((one) => one.key).join(', ') || 'none yet'}.`,
    );
  }
  const scenario = found.content as unknown as Scenario;
  const questions = scenario.phases.map(
    ({ id, title, minutes, prompt, model_answer, criteria, misconceptions }): PlannedQuestion => ({
      ...{ id, chapter: null, title, heading: null, prompt, criteria, misconceptions, minutes },
      draft: false,
      modelAnswer: model_answer,
    }),
  );
  const minutes = questions.reduce((sum, question) => sum + (question.minutes ?? 0), 0);
  const about = { key, title: scenario.title, brief: scenario.brief };
  return { deckId: found.deckId, plan: { level: scenario.level, minutes, group: false, scenario: about, questions } };
}

/** What past interviews of the deck and today's cards say. */
export async function standingOf(db: Database, learnerId: bigint, deckId: number, now: Date): Promise<Standing> {
  const [interviews, due] = await Promise.all([
    db.interview.findMany({ where: { learnerId, deckId }, orderBy: { startedAt: 'desc' }, take: 20 }),
    db.$queryRaw<{ chapter: number; due: number }[]>`
      SELECT chapter.number AS chapter, count(*)::int AS due
      FROM "ReviewState" s JOIN "Card" c ON c.id = s."cardId" JOIN "Chapter" chapter ON chapter.id = c."chapterId"
      WHERE s."learnerId" = ${learnerId} AND c."deckId" = ${deckId} AND s."showFrom" <= ${now} AND s.phase <> 'new'
        AND NOT s.suspended AND c."retiredAt" IS NULL
      GROUP BY chapter.number`,
  ]);
  const asked = new Map<string, number>();
  const shares = new Map<number, number[]>();
  interviews.forEach(({ plan, state }, i) => {
    const past = plan as unknown as Plan;
    const session = state as unknown as Session;
    const scores = interviewScore(past, session).turns;
    session.turns.forEach((_, at) => {
      const { chapter, id } = past.questions[at]!;
      if (chapter === null) return;
      if (!asked.has(`${chapter}/${id}`)) asked.set(`${chapter}/${id}`, i + 1);
      const score = scores[at];
      if (score) shares.set(chapter, [...(shares.get(chapter) ?? []), score.share]);
    });
  });
  const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  return {
    asked,
    shares: new Map([...shares].map(([chapter, all]) => [chapter, mean(all)])),
    due: new Map(due.map((row) => [row.chapter, row.due])),
  };
}
