import type { Database } from '../db/database.ts';
import { plural } from '../discord/text.ts';
import type { Learner } from '../learners/learner.store.ts';
import { clockOf, learnerDay } from '../learners/learner-day.ts';
import { paceOf } from '../study/plan.store.ts';
import { parametersOf } from '../study/schedule.ts';
import { dayBars } from './charts/day-bars.ts';
import { COLOURS, softened } from './charts/theme.ts';
import { courseInput } from './course-input.store.ts';
import type { ShownDeck } from './deck.store.ts';
import { type Forecast, forecast, reviewsOf } from './figures/forecast.ts';
import type { Page } from './page.view.ts';
import { shortDay } from './words.ts';

const DAYS = 30;

/** What the next 30 days will ask for, over all decks. */
export async function forecastPage(
  db: Database,
  { learner, deck, now }: { learner: Learner; deck: ShownDeck; now: Date },
): Promise<Page> {
  const today = learnerDay(now, clockOf(learner));
  const [input, seconds] = await Promise.all([
    courseInput(db, { learner, deck, now, allDecks: true }),
    paceOf(db, learner.id),
  ]);
  const { newPerDay, reviewsPerDay, desiredRetention: retention } = learner;
  const newCards = (day: number) => (day === 0 ? Math.max(0, newPerDay - input.newToday) : newPerDay);
  const plan = { parameters: parametersOf(learner), retention, reviewsPerDay, newCards, days: DAYS };
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
    more: ['-# Scheduled is known; the rest is expected, if you study every day and remember as FSRS expects you to.'],
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

function forecastPicture({ days, reviews, minutes }: Forecast): string {
  return dayBars({
    title: 'The next 30 days',
    subtitle: `About ${plural(Math.round(reviews), 'review')} and ${plural(Math.round(minutes), 'minute')} a day`,
    series: [
      { name: 'scheduled reviews', colour: COLOURS.blue },
      { name: 'coming again', colour: softened(COLOURS.blue) },
      { name: 'new cards', colour: softened(COLOURS.orange) },
    ],
    days: days.map(({ day, scheduled, again, newCards }) => ({
      label: shortDay(day),
      values: [scheduled, again, newCards],
    })),
    today: 0,
  });
}
