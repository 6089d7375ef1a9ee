import { describe, expect, it } from 'vitest';
import { each } from './each.ts';
import { callsPerSecond, figure, inTurns, median, quantile, round } from './measure.ts';
import { markdownTable, readable, reportOf } from './report.ts';

const QUESTION = { name: 'speed', better: 'higher', aim: 0.7, of: 'ours by theirs', unit: 'calls a second' } as const;

describe('the median', () => {
  it('is the middle of an odd number of values, and between the two middle ones of an even number', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 1, 2, 4])).toBe(3);
    expect(median([7])).toBe(7);
  });

  it('of nothing is no number', () => {
    expect(median([])).toBeNaN();
  });
});

describe('a quartile', () => {
  it('lies between the values where its share falls between them', () => {
    expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2);
    expect(quantile([1, 2], 0.75)).toBe(1.75);
  });
});

describe('rounding', () => {
  it('keeps three digits that count', () => {
    expect([0.012345, 1.2345, 1234.5].map(round)).toEqual([0.0123, 1.23, 1230]);
  });
});

describe('a figure', () => {
  it('compares within each round, so that a slow minute of the machine tells nothing', () => {
    const ours = { label: 'ours', windows: [80, 8, 40] };
    const measured = figure(QUESTION, ours, { label: 'theirs', windows: [100, 10, 50] });
    expect(measured).toMatchObject({
      ratio: 0.8,
      spread: [0.8, 0.8],
      reached: true,
      medians: { ours: 40, theirs: 50 },
    });
  });

  it('reaches its aim from the side that is better', () => {
    const [fast, slow] = [
      { label: 'fast', windows: [200] },
      { label: 'slow', windows: [100] },
    ];
    expect(figure({ ...QUESTION, aim: 2 }, fast, slow).reached).toBe(true);
    expect(figure({ ...QUESTION, aim: 2.1 }, fast, slow).reached).toBe(false);
    expect(figure({ ...QUESTION, better: 'lower', aim: 1.3 }, fast, slow).reached).toBe(false);
    expect(figure({ ...QUESTION, better: 'lower', aim: 1.3 }, slow, fast).reached).toBe(true);
  });
});

describe('taking turns', () => {
  it('runs every side in every round, forth and back, and forgets the warm-up', async () => {
    const ran: string[] = [];
    const side = (name: string) => async () => ran.push(name);
    const measured = await inTurns({ a: side('a'), b: side('b') }, { rounds: 2, warmUps: 1 });
    expect(ran.join('')).toBe('baabba');
    expect(measured).toEqual({ a: [3, 6], b: [4, 5] });
  });
});

describe('a window', () => {
  it('keeps as many calls under way as it was told', async () => {
    let [running, most] = [0, 0];
    const call = async () => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
    };
    expect(await callsPerSecond(call, { ms: 20, atOnce: 3 })()).toBeGreaterThan(0);
    expect(most).toBe(3);
  });

  it('fails when a call fails', async () => {
    const window = callsPerSecond(() => Promise.reject(new Error('refused')), { ms: 20 });
    await expect(window()).rejects.toThrow('refused');
  });
});

describe('the report', () => {
  const figures = [figure(QUESTION, { label: 'ours', windows: [1] }, { label: 'theirs', windows: [2] })];
  const report = reportOf(figures, { date: new Date('2026-01-02T03:04:05Z'), load: 0.5 });

  it('names each figure once, with its ratio, aim and sides', () => {
    const { speed } = JSON.parse(JSON.stringify(report)).figures;
    expect(speed).toMatchObject({ ratio: 0.5, aim: 0.7, reached: false, medians: { ours: 1, theirs: 2 } });
  });

  it('says in its table what was missed', () => {
    expect(readable(report)).toMatch(/0\.5 +≥ 0\.7 ✗ .*speed\n +ours by theirs\n +ours 1, theirs 2 \(calls a second\)/);
  });
});

describe('the table for the README', () => {
  it('has a row for each figure, with what the ratio is made of', () => {
    const figures = [figure(QUESTION, { label: 'ours', windows: [1, 3] }, { label: 'theirs', windows: [2, 4] })];
    const table = markdownTable(reportOf(figures, { date: new Date('2026-01-02T03:04:05Z'), load: 0.5 }));
    expect(table).toMatch(/^On 2026-01-02, \d+ cores, Node v\d+[\d.]+, load 0.5 to [\d.]+\.\n\n\| figure \|/);
    expect(table.split('\n').at(-1)).toBe(
      '| `speed` | 0.625 (0.563–0.688) | ≥ 0.7 ✗ | ours by theirs | ours 2, theirs 3 calls a second |',
    );
  });
});

describe('each', () => {
  it('takes everything once, so many at a time', async () => {
    const taken: number[] = [];
    let [running, most] = [0, 0];
    await each([1, 2, 3, 4, 5], 2, async (one) => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      taken.push(one);
      running--;
    });
    expect([taken.sort(), most]).toEqual([[1, 2, 3, 4, 5], 2]);
  });
});
