// Expected recall as a range, in words and as a picture.
import { plural } from '../discord/text.ts';
import { rangeRows } from './charts/range-rows.ts';
import { COLOURS, softened } from './charts/theme.ts';
import type { Calibration } from './figures/calibration.ts';
import type { ChapterExpected, Expected, Readiness } from './figures/readiness.ts';
import { MEASURED_DAYS } from './retention.store.ts';
import { percent } from './words.ts';

export function wholeWords(whole: Expected, newPerDay: number, needed: number): string {
  const { stopping, planned, unseen } = whole;
  const asIs = unseen > 0 ? `with ${plural(newPerDay, 'new card')} a day as set` : 'if you go on with your reviews';
  const more = needed > newPerDay ? `, ${percent(planned)} with ${needed} a day, which brings every card in time` : '';
  return `Expected recall ${rangeText(whole)} ${asIs}; about ${percent(stopping)} if you stopped today${more}.`;
}

export function chapterWords({ number, title, unseen, ...range }: ChapterExpected): string {
  return `**${number}** ${title}: ${rangeText(range)}${unseen > 0 ? `, ${unseen} unmet` : ''}`;
}

/** What the range means, and what it rests on. */
export function rangeWords({ reviews, predicted, known }: Calibration): string {
  const meaning = 'In 19 of 20 cases what you know will lie in the range, if you study every day as set.';
  const unmet = 'A card never met counts as unknown.';
  if (predicted === null || known === null)
    return `${meaning} Nothing has come back yet in the last ${MEASURED_DAYS} days, so it goes by FSRS alone. ${unmet}`;
  return `${meaning} It goes by FSRS and by what came back: you knew ${percent(known)} of ${plural(reviews, 'review')} in ${MEASURED_DAYS} days, and FSRS as it is used for you would have said ${percent(predicted)}. ${unmet}`;
}

function rangeText({ asSet, low, high }: Pick<Expected, 'asSet' | 'low' | 'high'>): string {
  return `**${percent(asSet)}** (${percent(low)} to ${percent(high)})`;
}

export function readinessPicture({ chapters, whole }: Readiness, subtitle: string): string {
  const row = (label: string, { asSet, low, high }: Expected, colour: string) => ({
    ...{ label, colour, note: percent(asSet), range: { low, high, mark: asSet } },
  });
  return rangeRows({
    title: 'Ready for the interview?',
    subtitle,
    series: [
      { name: 'expected, if you study as set', colour: COLOURS.blue },
      { name: 'range for 19 of 20 cases', colour: softened(COLOURS.blue) },
    ],
    rows: [
      row('All chapters', whole, COLOURS.green),
      ...chapters.map((chapter) => row(`${chapter.number}  ${chapter.title}`, chapter, COLOURS.blue)),
    ],
    from: 0,
  });
}
