import type { Database } from '../db/database.ts';
import { plural } from '../discord/text.ts';
import type { Learner } from '../learners/learner.store.ts';
import { addDays, clockOf, dayOfDate, dayStart, daysBetween, learnerDay } from '../learners/learner-day.ts';
import { dayLabel } from '../learners/written-day.ts';
import { FREE_DAYS, newCardsADay } from '../study/interview-plan.ts';
import { parametersOf, retrievability } from '../study/schedule.ts';
import { adviceWords } from './advice.view.ts';
import { rangeRows } from './charts/range-rows.ts';
import { COLOURS, softened } from './charts/theme.ts';
import { type CourseInput, courseInput } from './course-input.store.ts';
import type { ShownDeck } from './deck.store.ts';
import { advice } from './figures/advice.ts';
import { isOverdue } from './figures/known-card.ts';
import { type ChapterExpected, type Expected, type Readiness, readiness } from './figures/readiness.ts';
import type { Page } from './page.view.ts';
import { percent } from './words.ts';

/** How far ahead one looks without an interview date, in days. */
const STAND_IN_DAYS = 28;

type Ask = { learner: Learner; deck: ShownDeck; now: Date };

/** What the learner can expect to know on the day of the interview. */
export async function readinessPage(db: Database, ask: Ask): Promise<Page> {
  const { learner, deck } = ask;
  const input = await courseInput(db, { ...ask, allDecks: false });
  const target = targetOf(ask);
  const pace = paceOfPlan(ask, input, target.day);
  const figures = expected(ask, input, { ...target, ...pace });
  const one = advice(figures, {
    ...overdueOf(ask, input),
    desiredRetention: learner.desiredRetention,
    newPerDay: learner.newPerDay,
    needed: pace.needed,
  });
  const chapters = deck.chapters.length > 0 ? ` Chapters ${deck.chapters.join(', ')}, as you study them.` : '';
  return {
    title: `Readiness: ${deck.title}`,
    words: [
      `${target.words}${chapters}`,
      wholeWords(figures.whole, learner.newPerDay, pace.needed),
      ...figures.chapters.map(chapterWords),
    ],
    more: [
      `**What helps most**: ${adviceWords(one)}`,
      '-# Reckoned with FSRS and your own parameters, where you have some. A card never met counts as unknown.',
    ],
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
  { days, needed, introductionDays }: { days: number; needed: number; introductionDays: number },
): Readiness {
  const { newPerDay, reviewsPerDay, desiredRetention: retention } = learner;
  return readiness(
    cards.map(({ card: { chapter, title }, course }) => ({ ...course, chapter, title })),
    {
      parameters: parametersOf(learner),
      retention,
      reviewsPerDay,
      days,
      asSet: { newPerDay, newToday, introductionDays: days },
      planned: { newPerDay: needed, newToday, introductionDays: Math.max(introductionDays, days - FREE_DAYS) },
      seed: Number(learner.id % 1_000_003n),
    },
  );
}

function overdueOf({ learner, now }: Ask, { cards }: CourseInput): { overdue: number; overdueKnown: number } {
  const clock = clockOf(learner);
  const start = dayStart(learnerDay(now, clock), clock);
  const overdue = cards.filter(({ card }) => isOverdue(card, start));
  const known = overdue.map(({ card }) => retrievability(card.state!, now, parametersOf(learner)));
  return { overdue: overdue.length, overdueKnown: known.reduce((sum, share) => sum + share, 0) };
}

function wholeWords({ stopping, asSet, planned, unseen }: Expected, newPerDay: number, needed: number): string {
  const asIs = unseen > 0 ? `with ${plural(newPerDay, 'new card')} a day as set` : 'if you go on with your reviews';
  const more = needed > newPerDay ? `, ${percent(planned)} with ${needed} a day, which brings every card in time` : '';
  return `Expected recall **${percent(asSet)}** ${asIs}; ${percent(stopping)} if you stopped today${more}.`;
}

function chapterWords({ number, title, unseen, ...range }: ChapterExpected): string {
  return `**${number}** ${title}: ${rangeWords(range)}${unseen > 0 ? `, ${unseen} unmet` : ''}`;
}

function rangeWords({ stopping, asSet, planned }: Pick<Expected, 'stopping' | 'asSet' | 'planned'>): string {
  const high = Math.max(asSet, planned);
  return `**${percent(asSet)}** (${percent(Math.min(stopping, asSet))} to ${percent(high)})`;
}

function readinessPicture({ chapters, whole }: Readiness, subtitle: string): string {
  const row = (label: string, expected: Expected, colour: string) => ({
    label,
    note: percent(expected.asSet),
    range: {
      low: Math.min(expected.stopping, expected.asSet),
      high: Math.max(expected.planned, expected.asSet),
      mark: expected.asSet,
    },
    colour,
  });
  return rangeRows({
    title: 'Ready for the interview?',
    subtitle,
    series: [
      { name: 'from stopping today to meeting every card', colour: softened(COLOURS.blue) },
      { name: 'go on as set', colour: COLOURS.blue },
    ],
    rows: [
      row('All chapters', whole, COLOURS.green),
      ...chapters.map((chapter) => row(`${chapter.number}  ${chapter.title}`, chapter, COLOURS.blue)),
    ],
    from: 0,
  });
}
