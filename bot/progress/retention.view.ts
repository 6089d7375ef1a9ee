import type { Database } from '../db/database.ts';
import { plural, timestamp } from '../discord/text.ts';
import type { Learner } from '../learners/learner.store.ts';
import { clockOf, dayOfDate, daysBetween, learnerDay } from '../learners/learner-day.ts';
import { type RangeRow, rangeRows } from './charts/range-rows.ts';
import { COLOURS } from './charts/theme.ts';
import { judged, MATURE_DAYS, type Measured, measured } from './figures/retention.ts';
import { fitsOf } from './fit/fit.store.ts';
import type { Page } from './page.view.ts';
import { parametersWords } from './parameters.view.ts';
import { MEASURED_DAYS, measuredRetention } from './retention.store.ts';
import { percent } from './words.ts';

/** How many cards were known when they came back, against how many should be. */
export async function retentionPage(db: Database, { learner, now }: { learner: Learner; now: Date }): Promise<Page> {
  const today = learnerDay(now, clockOf(learner));
  const [{ young, mature, spacedEver }, fits] = await Promise.all([
    measuredRetention(db, learner.id, today),
    fitsOf(db, learner.id),
  ]);
  const all = measured({ reviews: young.reviews + mature.reviews, known: young.known + mature.known });
  const rows = { all, young: measured(young), mature: measured(mature) };
  const desired = learner.desiredRetention;
  return {
    title: 'Retention',
    words: retentionWords(rows, desired, lately(fits.inUse, now)),
    more: [
      parametersWords(fits, spacedEver),
      '-# Measured over reviews that came at least a day after the one before; known is anything but Again.',
    ],
    picture: all.reviews === 0 ? null : retentionPicture(rows, desired),
  };
}

type Fits = Awaited<ReturnType<typeof fitsOf>>;
type Rows = Record<'all' | 'young' | 'mature', Measured>;

const JUDGEMENTS = {
  'too few': 'Too few yet to tell more.',
  'as desired': 'That is what you asked for, within the limits of chance.',
  below:
    'That is below what you asked for: cards come back a little too late for you. **/settings retention** brings them back sooner.',
  above: 'That is above what you asked for: cards come back a little earlier than they need to.',
} as const;

/** Own parameters that were fitted within the time that is measured. */
function lately(own: Fits['inUse'], now: Date): Fits['inUse'] {
  return own && daysBetween(dayOfDate(own.fittedAt), dayOfDate(now)) < MEASURED_DAYS ? own : null;
}

/** Reviews before own parameters came into use say nothing against these. */
function judgement(all: Measured, desired: number, own: Fits['inUse']): string {
  const found = judged(all, desired);
  if (!own || found === 'too few' || found === 'as desired') return JUDGEMENTS[found];
  return `That is ${found} what you asked for. Since ${timestamp(own.fittedAt, 'd')} your cards come back by parameters of your own, which go by this memory: see what the reviews from then on bring before you change anything.`;
}

function retentionWords({ all, young, mature }: Rows, desired: number, own: Fits['inUse']): string[] {
  if (all.share === null) return [`No review has come back yet in the last ${MEASURED_DAYS} days. **/study** goes on.`];
  return [
    `**${percent(all.share)} known** when they came back (${interval(all)}), desired ${percent(desired)}. ${judgement(all, desired, own)}`,
    `Young cards ${shareWords(young)}; mature cards (stability of ${MATURE_DAYS} days or more) ${shareWords(mature)}.`,
  ];
}

function shareWords(measure: Measured): string {
  if (measure.share === null) return 'none yet';
  return `${percent(measure.share)} of ${plural(measure.reviews, 'review')}`;
}

function interval({ low, high, reviews }: Measured): string {
  return `95 % interval ${percent(low)} to ${percent(high)}, ${plural(reviews, 'review')}`;
}

function retentionPicture({ all, young, mature }: Rows, desired: number): string {
  const row = (label: string, measure: Measured, colour: string): RangeRow => ({
    label,
    note: measure.share === null ? 'none yet' : percent(measure.share),
    range: measure.share === null ? null : { low: measure.low, high: measure.high, mark: measure.share },
    colour,
  });
  const rows = [
    row(`All ${all.reviews.toLocaleString('en-US')} reviews`, all, COLOURS.blue),
    row('Young cards', young, COLOURS.orange),
    row('Mature cards', mature, COLOURS.green),
  ];
  const least = Math.min(desired, ...rows.flatMap(({ range }) => (range ? [range.low] : [])));
  return rangeRows({
    title: 'Known when they came back',
    subtitle: `The last ${MEASURED_DAYS} days: share known, with its 95 % interval`,
    series: [],
    rows,
    from: least >= 0.76 ? 0.75 : least >= 0.5 ? 0.5 : 0,
    target: { share: desired, name: `desired ${percent(desired)}` },
  });
}
