import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBars } from './day-bars.ts';
import { fontOptions, png } from './png.ts';
import { rangeRows } from './range-rows.ts';
import { ticks } from './scale.ts';
import { shareRows } from './share-rows.ts';
import { fitting, textWidth } from './text-width.ts';
import { COLOURS, softened, WIDTH } from './theme.ts';

const heading = { title: 'A title', subtitle: 'More of it', series: [{ name: 'reviews', colour: COLOURS.blue }] };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const titles = fc.string({ maxLength: 80, unit: 'binary' });

describe('a picture', () => {
  it('really has its labels drawn, in the regular and in the bold font', async () => {
    const chart = dayBars({ ...heading, days: [{ label: '3 Nov', values: [3] }], today: 0 });
    const bare = await png(chart.replace(/<text.*?<\/text>/g, ''));
    const regular = await png(chart.replace(/<text[^>]*font-weight="700".*?<\/text>/g, ''));
    const whole = await png(chart);
    expect(regular.equals(bare)).toBe(false);
    expect(whole.equals(regular)).toBe(false);
    const { width } = new Resvg(chart).render();
    expect(whole.readUInt32BE(16)).toBe(2 * width);
  });

  it('shows any text as it stands, without breaking', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const svg = shareRows({ ...heading, title, subtitle: title, rows: [{ label: title, note: '1', values: [1] }] });
        expect(() => new Resvg(svg)).not.toThrow();
      }),
    );
  });
});

describe('bars', () => {
  const values = fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { minLength: 2, maxLength: 2 });
  const days = fc.array(fc.record({ label: fc.constant('3 Nov'), values }), { minLength: 1, maxLength: 60 });
  const series = [...heading.series, { name: 'new', colour: COLOURS.orange }];

  it('of days stay within the picture and are as high as their values are large', () => {
    fc.assert(
      fc.property(days, (days) => {
        const svg = dayBars({ ...heading, series, days, today: 0 });
        expectInside(svg);
        const blue = rectsOf(svg, COLOURS.blue).slice(1);
        const shown = days.map(({ values }) => values[0]!).filter((value) => value > 1);
        const scale = Math.max(...blue.map(({ height }) => height)) / Math.max(...shown);
        const highest = blue.filter(({ height }) => height > scale).map(({ height }) => height);
        expect(highest.length).toBeGreaterThanOrEqual(Math.min(1, shown.length));
        for (const [place, value] of shown.entries())
          if (highest.length === shown.length) expect(highest[place]).toBeCloseTo(value * scale, 0);
      }),
    );
  });

  it('of shares fill their row, whatever the parts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 2, maxLength: 2 }), (values) => {
        const svg = shareRows({ ...heading, series, rows: [{ label: 'Chapter', note: '1 of 2', values }] });
        expectInside(svg);
        const [blue, orange] = [COLOURS.blue, COLOURS.orange].map((colour) => rectsOf(svg, colour)[1]?.width ?? 0);
        if (values[0]! > 3 && values[1]! > 3)
          expect((blue! + 2) / (orange! + 2)).toBeCloseTo(values[0]! / values[1]!, 1);
      }),
    );
  });

  it('of ranges stay on their track, with the mark between low and high', () => {
    fc.assert(
      fc.property(share, share, share, share, (a, b, c, from) => {
        const [low, mark, high] = [a, b, c].sort((one, other) => one - other) as [number, number, number];
        const rows = [{ label: 'All', note: '9 %', range: { low, mark, high }, colour: COLOURS.green }];
        const target = { share: 0.9, name: 'desired 90 %' };
        const svg = rangeRows({ ...heading, rows, from: from * 0.8, target });
        expectInside(svg);
        const [track] = rectsOf(svg, COLOURS.track);
        const [band] = rectsOf(svg, softened(COLOURS.green));
        const centre = Number(/cx="([\d.]+)"/.exec(svg)?.[1]);
        expect(band!.x).toBeGreaterThanOrEqual(track!.x - 0.01);
        expect(band!.x + band!.width).toBeLessThanOrEqual(track!.x + track!.width + 0.02);
        expect(centre).toBeGreaterThanOrEqual(band!.x - 0.01);
        expect(centre).toBeLessThanOrEqual(band!.x + band!.width + 0.02);
      }),
    );
  });
});

describe('an axis', () => {
  it('has up to five even, round steps and reaches the largest value', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (most) => {
        const marks = ticks(most);
        const step = marks[1]!;
        expect(marks[0]).toBe(0);
        expect(marks.length).toBeLessThanOrEqual(6);
        expect(marks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(marks.at(-1)! - step).toBeLessThan(Math.max(1, most));
        expect(String(step)).toMatch(/^(1|2|5|25)0*$/);
      }),
    );
  });
});

describe('the width of a text', () => {
  it('is guessed to within an eighth of what is drawn', () => {
    for (const text of [
      'The Trouble with Distributed Systems',
      'All 1,671 reviews',
      'desired 90 %',
      'minimum illicit',
      'WWW MMM',
    ]) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="80"><text x="0" y="40" font-size="20">${text}</text></svg>`;
      const drawn = new Resvg(svg, { font: fontOptions }).getBBox()!.width;
      expect(Math.abs(textWidth(text, 20) / drawn - 1), text).toBeLessThan(0.125);
    }
  });

  it('bounds a cut text, which keeps its beginning', () => {
    fc.assert(
      fc.property(titles, fc.integer({ min: 20, max: 400 }), (text, width) => {
        const cut = fitting(text, width, 17);
        expect(textWidth(cut, 17)).toBeLessThanOrEqual(width);
        expect(cut === text || text.startsWith(cut.slice(0, -1))).toBe(true);
      }),
    );
  });
});

type Rect = { x: number; y: number; width: number; height: number; fill: string };

function rectsOf(svg: string, fill?: string): Rect[] {
  const all = [...svg.matchAll(/<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="(#\w+)"/g)];
  return all
    .map(([, x, y, width, height, colour]) => ({
      ...{ x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
      fill: colour!,
    }))
    .filter((rect) => fill === undefined || rect.fill === fill);
}

function expectInside(svg: string): void {
  const height = Number(/viewBox="0 0 \d+ ([\d.]+)"/.exec(svg)?.[1]);
  for (const rect of rectsOf(svg)) {
    expect(rect.x).toBeGreaterThanOrEqual(0);
    expect(rect.y).toBeGreaterThanOrEqual(0);
    expect(rect.x + rect.width).toBeLessThanOrEqual(WIDTH + 0.02);
    expect(rect.y + rect.height).toBeLessThanOrEqual(height + 0.02);
  }
}
