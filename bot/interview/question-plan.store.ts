// What an interview of single questions will ask: chosen by chapters, level and what is known of the learner.
import type { Database } from '../db/database.ts';
import { readChapters } from '../study/chapter-list.ts';
import { choiceNotes, chooseQuestions } from './choose-questions.ts';
import { pastInterviews } from './interview.store.ts';
import { LEVELS, MINUTES_A_QUESTION, type Plan, QUESTIONS } from './plan.ts';
import { deckForInterview, questionsOf, standingOf } from './questions.store.ts';

/** As it was typed; what was left out is chosen. */
export type Wanted = {
  deck: string | undefined;
  chapters: string | undefined;
  level: string | undefined;
  questions: number | undefined;
  minutes: number | undefined;
};

/**
 * The learner must exist. `random` gives numbers from 0 to 1.
 * @throws UserError when there is no such deck, or a chapter has no questions.
 */
export async function questionPlan(
  { db, random = Math.random }: { db: Database; random?: () => number },
  { learnerId, now }: { learnerId: bigint; now: Date },
  wanted: Wanted,
): Promise<{ deckId: number; plan: Plan }> {
  const deck = await deckForInterview(db, learnerId, wanted.deck);
  const chapters = readChapters(wanted.chapters ?? '');
  const candidates = await questionsOf(db, deck.id, chapters);
  const [last] = await pastInterviews(db, learnerId, 1);
  const level = LEVELS.find((one) => one === wanted.level) ?? last?.plan.level ?? 'mid';
  const standing = await standingOf(db, learnerId, deck.id, now);
  const count = wanted.questions ?? QUESTIONS;
  const chosen = chooseQuestions(candidates, { level, count }, standing, random);
  const minutes = wanted.minutes ?? chosen.length * MINUTES_A_QUESTION;
  const questions = chosen.map(({ planned }) => planned);
  const notes = choiceNotes(candidates, chosen, { level, count, chapters });
  return { deckId: deck.id, plan: { level, minutes, group: false, scenario: null, questions, notes } };
}
