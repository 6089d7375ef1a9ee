// A stacked bar for each day.
import { framed, type Heading, headingHeight } from './frame.ts';
import { along, ticks } from './scale.ts';
import { line, rect, text } from './svg.ts';
import { COLOURS, MARGIN, TEXT, WIDTH } from './theme.ts';

export type DayBars = Heading & {
  /** In order; the values stand as the series do, from the bottom up. `label` is shown where there is room. */
  days: { label: string; values: number[] }[];
  /** The day that is today, by place. */
  today: number;
};

const PLOT = 290;
const LABELS = 48;
const AXIS = 46;
const GAP = 0.24;
const LABEL_EVERY = 7;

export function dayBars(chart: DayBars): string {
  const top = headingHeight(chart) + 12;
  const bottom = top + PLOT;
  const totals = chart.days.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const marks = ticks(Math.max(...totals, 1));
  const most = marks.at(-1)!;
  const yOf = (value: number) => along(value, 0, most, bottom, top);
  const left = MARGIN + AXIS;
  const slot = (WIDTH - MARGIN - left) / chart.days.length;
  const bars = chart.days.flatMap(({ values }, place) =>
    stack(values, chart.series, left + slot * (place + GAP / 2), slot * (1 - GAP), yOf),
  );
  return framed(
    chart,
    bottom + LABELS,
    ...marks.flatMap((mark) => gridLine(mark, yOf(mark))),
    ...bars,
    ...chart.days.flatMap(({ label }, place) => dayLabel(label, place, chart, left + slot * (place + 0.5), bottom)),
  );
}

function gridLine(value: number, y: number): string[] {
  const style = { size: TEXT.small, fill: COLOURS.muted, anchor: 'end' as const };
  return [
    line(MARGIN + AXIS, y, WIDTH - MARGIN, y, value === 0 ? COLOURS.grey : COLOURS.grid),
    text(MARGIN + AXIS - 10, y + 6, value.toLocaleString('en-US'), style),
  ];
}

function stack(
  values: number[],
  series: Heading['series'],
  x: number,
  width: number,
  yOf: (value: number) => number,
): string[] {
  let sum = 0;
  return values.flatMap((value, place) => {
    const below = yOf(sum);
    sum += value;
    const height = below - yOf(sum);
    return height <= 0
      ? []
      : [rect(x, below - height, width, height, series[place]?.colour ?? COLOURS.grey, { rx: 2 })];
  });
}

/** Every seventh day is named, counted from today; today by its word, and those too near to it not. */
function dayLabel(label: string, place: number, { today, days }: DayBars, x: number, bottom: number): string[] {
  if ((place - today) % LABEL_EVERY !== 0) return [];
  const isToday = place === today;
  const atEnd = place === days.length - 1;
  const anchor = atEnd ? 'end' : place === 0 ? 'start' : 'middle';
  const at = atEnd ? WIDTH - MARGIN : place === 0 ? MARGIN + AXIS : x;
  const style = { size: TEXT.small, anchor, bold: isToday, fill: isToday ? COLOURS.text : COLOURS.muted } as const;
  return [text(at, bottom + 28, isToday ? 'today' : label, style)];
}
