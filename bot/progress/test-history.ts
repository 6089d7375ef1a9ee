// For tests: a learner with a memory of their own who studied for a while by FSRS's defaults.
import { fsrs } from 'ts-fsrs';
import type { Database } from '../db/database.ts';
import { addDays, dateOfDay } from '../learners/learner-day.ts';
import { DEFAULT_PARAMETERS, type FsrsParameters, type Rating } from '../study/schedule.ts';
import { ADA } from '../study/test-deck.ts';
import { seeded } from './figures/course.ts';
import { type LoggedAnswer, replay } from './fit/replay.ts';

/** Somebody who keeps a new card shorter, and gains less from each review, than the defaults believe. */
export const FORGETFUL: FsrsParameters = DEFAULT_PARAMETERS.map((value, index) => {
  if (index < 4) return value / 4;
  return index === 8 ? value - 1 : value;
});

export type History = { truth: FsrsParameters; cards: number; perDay: number; days: number; seed: number };

/** The answers card by card; days count from 0. A card comes as often as the defaults say and is known as the truth says. */
export function simulated({ truth, cards, perDay, days, seed }: History): LoggedAnswer[][] {
  const random = seeded(seed);
  const algorithm = fsrs({ enable_fuzz: false });
  const memoryOf = fsrs({ w: truth });
  return Array.from({ length: cards }, (_, place) => {
    const answers: LoggedAnswer[] = [];
    const answer = (rating: Rating, day: number) => answers.push({ rating, day });
    let day = Math.floor(place / perDay);
    while (day < days) {
      const memory = replay(answers, truth).after;
      const last = answers.at(-1)?.day ?? day;
      const known = !memory || random() < memoryOf.forgetting_curve(day - last, memory.stability);
      answer(known ? 3 : 1, day);
      if (!known) answer(3, day);
      day += Math.max(1, algorithm.next_interval(replay(answers, DEFAULT_PARAMETERS).after!.stability, 0));
    }
    return answers;
  });
}

/** Writes the answers of ADA's to the cards, the last day being `today`, with states and days; the learner and session exist. */
export async function store(
  db: Database,
  history: LoggedAnswer[][],
  { cardIds, sessionId, today }: { cardIds: number[]; sessionId: number; today: string },
): Promise<void> {
  const last = Math.max(...history.flat().map(({ day }) => day));
  const dayOf = (day: number) => addDays(today, day - last);
  const instant = (day: number) => new Date(`${dayOf(day)}T10:00Z`);
  const algorithm = fsrs({ enable_fuzz: false });
  await db.review.createMany({
    data: history.flatMap((answers, place) => {
      const { before } = replay(answers, DEFAULT_PARAMETERS);
      return answers.map(({ rating, day }, index) => ({
        ...{ learnerId: ADA, cardId: cardIds[place]!, sessionId, rating, version: index + 1 },
        ...{ reviewedAt: instant(day), day: dateOfDay(dayOf(day)) },
        phaseBefore:
          index === 0 ? ('new' as const) : day > answers[index - 1]!.day ? ('review' as const) : ('learning' as const),
        ...(before[index] && { before: { ...before[index] } }),
      }));
    }),
  });
  await db.reviewState.createMany({
    data: history.flatMap((answers, place) => {
      const { after } = replay(answers, DEFAULT_PARAMETERS);
      if (!after) return [];
      const { day } = answers.at(-1)!;
      const due = instant(day + algorithm.next_interval(after.stability, 0));
      const { stability, difficulty } = after;
      const row = { learnerId: ADA, cardId: cardIds[place]!, phase: 'review' as const, due, showFrom: due };
      return [
        { ...row, stability, difficulty, reps: answers.length, version: answers.length, lastReview: instant(day) },
      ];
    }),
  });
  const byDay = Map.groupBy(history.flat(), ({ day }) => day);
  await db.studyDay.createMany({
    data: [...byDay].map(([day, answers]) => {
      const reviews = history.flatMap((card) =>
        card.filter((one, index) => one.day === day && index > 0 && card[index - 1]!.day < day),
      );
      return { learnerId: ADA, day: dateOfDay(dayOf(day)), answers: answers.length, reviews: reviews.length };
    }),
  });
}
