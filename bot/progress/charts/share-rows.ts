// A row with a bar for each chapter, divided by what its cards are.
import { framed, type Heading, headingHeight } from './frame.ts';
import { BARS, ROW, rowTexts } from './rows.ts';
import { rect } from './svg.ts';
import { COLOURS } from './theme.ts';

export type ShareRows = Heading & {
  /** The values stand as the series do, from the left; none of them: an empty bar. */
  rows: { label: string; note: string; values: number[] }[];
};

const BAR = 18;
const BETWEEN = 2;

export function shareRows(chart: ShareRows): string {
  const top = headingHeight(chart) + 4;
  const rows = chart.rows.flatMap((row, place) => shareRow(row, chart.series, top + (place + 0.5) * ROW));
  return framed(chart, top + chart.rows.length * ROW + 20, ...rows);
}

function shareRow(
  { label, note, values }: ShareRows['rows'][number],
  series: Heading['series'],
  middle: number,
): string[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const room = BARS.to - BARS.from;
  const y = middle - BAR / 2;
  let x = BARS.from;
  const parts = values.flatMap((value, place) => {
    if (value === 0) return [];
    const at = x;
    x += (value / total) * room;
    return [rect(at, y, Math.max(1, x - at - BETWEEN), BAR, series[place]?.colour ?? COLOURS.grey, { rx: 3 })];
  });
  const empty = rect(BARS.from, y, room, BAR, COLOURS.track, { rx: 3 });
  return [...rowTexts(label, note, middle), ...(total === 0 ? [empty] : parts)];
}
