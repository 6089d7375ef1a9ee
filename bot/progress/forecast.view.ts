import type { Database } from '../db/database.ts';
import { plural } from '../discord/text.ts';
import type { Learner } from '../learners/learner.store.ts';
import { clockOf, learnerDay } from '../learners/learner-day.ts';
import { paceOf } from '../study/plan.store.ts';
import { parametersOf } from '../study/schedule.ts';
import { calibrationOf } from './calibration.store.ts';
import { dayBars } from './charts/day-bars.ts';
import { COLOURS, softened } from './charts/theme.ts';
import { courseInput } from './course-input.store.ts';
import type { ShownDeck } from './deck.store.ts';
import type { CourseDay } from './figures/course.ts';
import { type Forecast, forecast, reviewsOf } from './figures/forecast.ts';
import type { Page } from './page.view.ts';
import { barsText, shortDay } from './words.ts';

const DAYS = 30;

/** What the next 30 days will ask for, over all decks. */
export async function forecastPage(
  db: Database,
  { learner, deck, now }: { learner: Learner; deck: ShownDeck; now: Date },
): Promise<Page> {
  const today = learnerDay(now, clockOf(learner));
  const [input, seconds, { odds }] = await Promise.all([
    courseInput(db, { learner, deck, now, allDecks: true }),
    paceOf(db, learner.id),
    calibrationOf(db, learner, now),
  ]);
  const { newPerDay, reviewsPerDay, desiredRetention: retention } = learner;
  const newCards = (day: number) => (day === 0 ? Math.max(0, newPerDay - input.newToday) : newPerDay);
  const parameters = parametersOf(learner);
  const plan = { parameters, retention, odds: odds.middle, reviewsPerDay, newCards, days: DAYS };
  const seed = Number(learner.id % 1_000_003n);
  const figures = forecast(
    input.cards.map(({ course }) => course),
    plan,
    { today, seconds, seed },
  );
  const unseen = input.cards.filter(({ course }) => !course.memory).length;
  const empty = figures.days.every((day) => reviewsOf(day) + day.newCards === 0);
  return {
    title: 'Forecast',
    words: empty ? ['Nothing is planned. **/study** begins.'] : forecastWords(figures, { newPerDay, unseen, deck }),
    more: ['-# Scheduled is known; the rest is expected, if you study every day and remember as you have so far.'],
    bars: barsText(
      SERIES,
      figures.days.map((day) => ({ day: day.day, values: stackOf(day).map(Math.round) })),
    ),
    picture: empty ? null : forecastPicture(figures),
  };
}

function forecastWords(
  { days, reviews, minutes, busiest }: Forecast,
  { newPerDay, unseen, deck }: { newPerDay: number; unseen: number; deck: ShownDeck },
): string[] {
  const [today, tomorrow] = days;
  const lastNew = days.findLast(({ newCards }) => newCards > 0);
  const fresh =
    unseen === 0
      ? `All cards of ${deck.title} are met: no new ones come.`
      : `New cards: ${newPerDay} a day of ${plural(unseen, 'card')} not met yet${lastNew && lastNew !== days.at(-1) ? `, the last on ${shortDay(lastNew.day)}` : ''}.`;
  return [
    `**Today** ${plural(Math.round(reviewsOf(today!)), 'review')} left, **tomorrow** about ${Math.round(reviewsOf(tomorrow!))}.`,
    `**Over ${DAYS} days** about ${plural(Math.round(reviews), 'review')} and ${plural(Math.round(minutes), 'minute')} a day; the busiest is ${shortDay(busiest.day)} with about ${plural(busiest.minutes, 'minute')}.`,
    fresh,
  ];
}

const SERIES = ['scheduled reviews', 'coming again', 'new cards'];
const SERIES_COLOURS = [COLOURS.blue, softened(COLOURS.blue), softened(COLOURS.orange)];

function stackOf({ scheduled, again, newCards }: CourseDay): number[] {
  return [scheduled, again, newCards];
}

function forecastPicture({ days, reviews, minutes }: Forecast): string {
  return dayBars({
    title: 'The next 30 days',
    subtitle: `About ${plural(Math.round(reviews), 'review')} and ${plural(Math.round(minutes), 'minute')} a day`,
    series: SERIES.map((name, place) => ({ name, colour: SERIES_COLOURS[place]! })),
    days: days.map((day) => ({ label: shortDay(day.day), values: stackOf(day) })),
    today: 0,
  });
}
