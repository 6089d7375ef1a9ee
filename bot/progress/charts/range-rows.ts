// A row for each figure that is known as a range: a band from low to high on an axis of per cent, with a mark.
import { percent } from '../words.ts';
import { framed, type Heading, headingHeight } from './frame.ts';
import { BARS, ROW, rowTexts } from './rows.ts';
import { along } from './scale.ts';
import { element, line, rect, text } from './svg.ts';
import { textWidth } from './text-width.ts';
import { COLOURS, softened, TEXT } from './theme.ts';

export type RangeRow = {
  label: string;
  note: string;
  /** From 0 to 1; null: nothing is known. */
  range: { low: number; high: number; mark: number } | null;
  colour: string;
};

export type RangeRows = Heading & {
  rows: RangeRow[];
  /** Where the axis begins, from 0 to 1; it ends at 1. */
  from: number;
  /** A line down the picture, with its name below. */
  target?: { share: number; name: string };
};

const BAR = 18;
const AXIS = 46;
const STEPS = 5;

export function rangeRows(chart: RangeRows): string {
  const top = headingHeight(chart) + 4;
  const bottom = top + chart.rows.length * ROW + 6;
  const xOf = (share: number) => along(Math.max(chart.from, share), chart.from, 1, BARS.from, BARS.to);
  const rows = chart.rows.flatMap((row, place) => rangeRow(row, top + (place + 0.5) * ROW, xOf));
  const goal = chart.target ? targetLine(chart.target, xOf(chart.target.share), top, bottom) : [];
  return framed(chart, bottom + AXIS, ...axis(chart, xOf, bottom), ...rows, ...goal);
}

function rangeRow({ label, note, range, colour }: RangeRow, middle: number, xOf: (share: number) => number): string[] {
  const y = middle - BAR / 2;
  const track = rect(BARS.from, y, BARS.to - BARS.from, BAR, COLOURS.track, { rx: BAR / 2 });
  if (!range) return [...rowTexts(label, note, middle), track];
  const [low, high, mark] = [xOf(range.low), xOf(range.high), xOf(range.mark)];
  // Never narrower than it is high, so that even a sure figure is seen.
  const width = Math.max(BAR, high - low);
  const start = inside((low + high - width) / 2, BARS.from, BARS.to - width);
  const circle = { cx: inside(mark, BARS.from + BAR / 2, BARS.to - BAR / 2), cy: middle, r: BAR / 2 };
  return [
    ...rowTexts(label, note, middle),
    track,
    rect(start, y, width, BAR, softened(colour), { rx: BAR / 2 }),
    element('circle', { ...circle, fill: colour, stroke: COLOURS.ground, 'stroke-width': 2 }),
  ];
}

function axis({ from, target }: RangeRows, xOf: (share: number) => number, bottom: number): string[] {
  const steps = Array.from({ length: STEPS + 1 }, (_, place) => from + ((1 - from) / STEPS) * place);
  const reach = target ? (textWidth(target.name, TEXT.small, true) + textWidth('90 %', TEXT.small)) / 2 + 10 : 0;
  return steps.flatMap((share) => {
    const hidden = target && Math.abs(xOf(share) - xOf(target.share)) < reach;
    const style = { size: TEXT.small, fill: COLOURS.muted, anchor: 'middle' } as const;
    return [
      line(xOf(share), bottom, xOf(share), bottom + 6, COLOURS.grey),
      ...(hidden ? [] : [text(xOf(share), bottom + 27, percent(share), style)]),
    ];
  });
}

function targetLine({ name }: NonNullable<RangeRows['target']>, x: number, top: number, bottom: number): string[] {
  return [
    line(x, top, x, bottom + 6, COLOURS.text, { 'stroke-width': 2, 'stroke-dasharray': '5 4' }),
    text(x, bottom + 27, name, { size: TEXT.small, bold: true, anchor: 'middle' }),
  ];
}

function inside(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
