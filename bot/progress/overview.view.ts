import type { Database } from '../db/database.ts';
import { plural } from '../discord/text.ts';
import type { Learner } from '../learners/learner.store.ts';
import { clockOf, learnerDay } from '../learners/learner-day.ts';
import { knownCards } from './cards.store.ts';
import { dayBars } from './charts/day-bars.ts';
import { COLOURS } from './charts/theme.ts';
import { studiedDays } from './days.store.ts';
import type { ShownDeck } from './deck.store.ts';
import { countsOf, stageOf } from './figures/chapters.ts';
import { type DaysFigures, daysFigures, type StudiedDay } from './figures/days.ts';
import { fitsOf } from './fit/fit.store.ts';
import type { Page } from './page.view.ts';
import { fitNews } from './parameters.view.ts';
import { barsText, shortDay } from './words.ts';

const DAYS = 30;

/** What was done on each of the last 30 days, and where the learner stands. */
export async function overviewPage(
  db: Database,
  { learner, deck, now }: { learner: Learner; deck: ShownDeck; now: Date },
): Promise<Page> {
  const today = learnerDay(now, clockOf(learner));
  const [days, cards, fits] = await Promise.all([
    studiedDays(db, learner.id, today),
    knownCards(db, { learnerId: learner.id, deckId: deck.id }),
    fitsOf(db, learner.id),
  ]);
  const figures = daysFigures(days, today, DAYS);
  const counts = countsOf(cards.map(({ state }) => ({ stage: stageOf(state) })));
  const met = cards.length - counts.new;
  return {
    title: 'Your progress',
    words: [
      ...daysWords(figures),
      `**${deck.title}**: ${met} of ${plural(cards.length, 'card')} met, ${counts.mature} of them mature (remembered for three weeks or more).`,
    ],
    bars: barsText(
      SERIES,
      figures.days.map(({ day, ...rest }) => ({ day, values: stackOf(rest) })),
    ),
    more: fitNews(fits, now),
    picture: figures.answers === 0 ? null : daysPicture(figures),
  };
}

function daysWords({ days, answers, reviews, newCards, studied, inARow }: DaysFigures): string[] {
  if (answers === 0) return ['Nothing answered in the last 30 days. **/study** begins.'];
  const today = days.at(-1)!;
  const row =
    inARow > 1 ? ` **${inARow} days in a row**${today.answers === 0 ? ', and today is still open' : ''}.` : '';
  return [
    `**Today**: ${plural(today.answers, 'answer')}, ${plural(today.newCards, 'new card')}.${row}`,
    `**The last ${DAYS} days**: ${plural(answers, 'answer')} on ${plural(studied, 'day')}: ${plural(reviews, 'review')}, ${plural(newCards, 'new card')}, the rest learning steps.`,
  ];
}

const SERIES = ['reviews', 'new cards', 'learning steps'];

function stackOf({ reviews, newCards, answers }: Omit<StudiedDay, 'day'>): number[] {
  return [reviews, newCards, Math.max(0, answers - reviews - newCards)];
}

function daysPicture({ days, answers, studied }: DaysFigures): string {
  return dayBars({
    title: 'Answers a day',
    subtitle: `The last ${DAYS} days: ${plural(answers, 'answer')} on ${plural(studied, 'day')}`,
    series: SERIES.map((name, place) => ({ name, colour: [COLOURS.blue, COLOURS.orange, COLOURS.grey][place]! })),
    days: days.map(({ day, ...rest }) => ({ label: shortDay(day), values: stackOf(rest) })),
    today: days.length - 1,
  });
}
