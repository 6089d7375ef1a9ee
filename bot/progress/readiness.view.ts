import type { Database } from '../db/database.ts';
import { plural } from '../discord/text.ts';
import type { Learner } from '../learners/learner.store.ts';
import { addDays, clockOf, dayOfDate, dayStart, daysBetween, learnerDay } from '../learners/learner-day.ts';
import { dayLabel } from '../learners/written-day.ts';
import { FREE_DAYS, newCardsADay } from '../study/interview-plan.ts';
import { parametersOf, retrievability } from '../study/schedule.ts';
import { adviceWords } from './advice.view.ts';
import { calibrationOf } from './calibration.store.ts';
import { type CourseInput, courseInput } from './course-input.store.ts';
import type { ShownDeck } from './deck.store.ts';
import { advice, type Sooner } from './figures/advice.ts';
import { type Calibration, calibrated } from './figures/calibration.ts';
import { isOverdue } from './figures/known-card.ts';
import { type Readiness, readiness } from './figures/readiness.ts';
import type { Page } from './page.view.ts';
import { chapterWords, rangeWords, readinessPicture, wholeWords } from './readiness-range.view.ts';

/** How far ahead one looks without an interview date, in days. */
const STAND_IN_DAYS = 28;

/** The highest desired retention that can be set. */
const MOST_RETENTION = 0.95;

type Ask = { learner: Learner; deck: ShownDeck; now: Date };
type Course = { days: number; needed: number; introductionDays: number; measured: Calibration };

/** What the learner can expect to know on the day of the interview. */
export async function readinessPage(db: Database, ask: Ask): Promise<Page> {
  const { learner, deck, now } = ask;
  const [input, measured] = await Promise.all([
    courseInput(db, { ...ask, allDecks: false }),
    calibrationOf(db, learner, now),
  ]);
  const target = targetOf(ask);
  const pace = paceOfPlan(ask, input, target.day);
  const course = { ...target, ...pace, measured };
  const figures = expected(ask, input, course);
  const one = advice(figures, {
    ...overdueOf(ask, input, measured),
    newPerDay: learner.newPerDay,
    needed: pace.needed,
    sooner: soonerOf(ask, input, course, figures),
  });
  const chapters = deck.chapters.length > 0 ? ` Chapters ${deck.chapters.join(', ')}, as you study them.` : '';
  return {
    title: `Readiness: ${deck.title}`,
    words: [
      `${target.words}${chapters}`,
      wholeWords(figures.whole, learner.newPerDay, pace.needed),
      ...figures.chapters.map(chapterWords),
    ],
    more: [`**What helps most**: ${adviceWords(one)}`, `-# ${rangeWords(measured)}`],
    picture: figures.whole.cards === 0 ? null : readinessPicture(figures, target.subtitle),
  };
}

function targetOf({ learner, now }: Ask): { day: string; days: number; words: string; subtitle: string } {
  const today = learnerDay(now, clockOf(learner));
  const set = learner.interviewDate && dayOfDate(learner.interviewDate);
  const days = set ? daysBetween(today, set) : 0;
  if (set && days > 0) {
    const words = `**${dayLabel(set)}**, ${plural(days, 'day')} to go.`;
    return { day: set, days, words, subtitle: `Expected recall on ${dayLabel(set)}, ${plural(days, 'day')} ahead` };
  }
  const day = addDays(today, STAND_IN_DAYS);
  return {
    day,
    days: STAND_IN_DAYS,
    words: `You have set no interview date, so this looks four weeks ahead, at ${dayLabel(day)}. **/settings interview-date** sets it and puts first what matters most.`,
    subtitle: `Expected recall in four weeks, on ${dayLabel(day)}`,
  };
}

function paceOfPlan({ learner, now }: Ask, { cards, newToday }: CourseInput, interviewDate: string) {
  const today = learnerDay(now, clockOf(learner));
  const unseen = cards.filter(({ course }) => !course.memory).length;
  const plan = newCardsADay({ today, interviewDate, unseen, newToday, largestGroup: 1 });
  const needed = Math.max(plan?.needed ?? 0, Math.min(learner.newPerDay, unseen + newToday));
  return { needed, introductionDays: plan?.introductionDays ?? 1 };
}

function expected(
  { learner }: Ask,
  { cards, newToday }: CourseInput,
  { days, needed, introductionDays, measured }: Course,
  retention = learner.desiredRetention,
): Readiness {
  const { newPerDay, reviewsPerDay } = learner;
  return readiness(
    cards.map(({ card: { chapter, title }, course }) => ({ ...course, chapter, title })),
    {
      parameters: parametersOf(learner),
      ...{ retention, odds: measured.odds, reviewsPerDay, days },
      asSet: { newPerDay, newToday, introductionDays: days },
      planned: { newPerDay: needed, newToday, introductionDays: Math.max(introductionDays, days - FREE_DAYS) },
      seed: Number(learner.id % 1_000_003n),
    },
  );
}

/** What the desired retention would do at which cards come back as well known as is desired now. */
function soonerOf(ask: Ask, input: CourseInput, course: Course, now: Readiness): Sooner | null {
  const { predicted, known, odds } = course.measured;
  if (predicted === null || known === null || odds.high >= 1) return null;
  const { desiredRetention } = ask.learner;
  const wanted = Math.round(calibrated(desiredRetention, 1 / odds.middle) * 100) / 100;
  const retention = Math.min(MOST_RETENTION, wanted);
  if (retention <= desiredRetention) return null;
  const gain = expected(ask, input, course, retention).whole.asSet - now.whole.asSet;
  return { retention, predicted, known, gain };
}

/** Cards that are overdue, how many of them are known now, and how many will be once they are caught up on. */
function overdueOf({ learner, now }: Ask, { cards }: CourseInput, { odds }: Calibration) {
  const clock = clockOf(learner);
  const start = dayStart(learnerDay(now, clock), clock);
  const overdue = cards.filter(({ card }) => isOverdue(card, start));
  const known = overdue.map(({ card }) =>
    calibrated(retrievability(card.state!, now, parametersOf(learner)), odds.middle),
  );
  return {
    overdue: overdue.length,
    overdueKnown: known.reduce((sum, share) => sum + share, 0),
    desiredRetention: calibrated(learner.desiredRetention, odds.middle),
  };
}
