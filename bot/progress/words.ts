// Figures in words.

/** `3 Nov` */
export function shortDay(day: string): string {
  const format = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(`${day}T00:00:00Z`));
}

/** Stacked bars: `By day, reviews + new cards: 3 Nov 12+2, 4 Nov 0.` */
export function barsText(series: string[], days: { day: string; values: number[] }[]): string {
  const bar = (values: number[]) => (values.every((value) => value === 0) ? '0' : values.join('+'));
  const bars = days.map(({ day, values }) => `${shortDay(day)} ${bar(values)}`);
  return `By day, ${series.join(' + ')}: ${bars.join(', ')}.`;
}

/** `71 %`; of what is neither none nor all, never `0 %` or `100 %`. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (share > 0 && rounded === 0) return '1 %';
  return share < 1 && rounded === 100 ? '99 %' : `${rounded} %`;
}

/** `3 points`, at least one. */
export function points(share: number): string {
  const count = Math.max(1, Math.round(share * 100));
  return count === 1 ? '1 point' : `${count} points`;
}
