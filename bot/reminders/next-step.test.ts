import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZONES } from '../learners/zone.ts';
import { latestSend, nextFire } from './fire-time.ts';
import { type Claim, nextStep, RETRY_WINDOW_MS, type Standing } from './next-step.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SCHEDULE = { at: 7 * 60 + 30, zone: 'UTC' };
const time = (text: string) => new Date(`2026-06-${text}Z`);
const standing = (since: string, claim: Claim | null = null): Standing => ({ ...SCHEDULE, since: time(since), claim });
const claimed = (day: string, more: Partial<Claim> = {}): Claim => {
  const dueAt = time(`${day}T07:30`);
  return { day: `2026-06-${day}`, dueAt, claimedAt: dueAt, tries: 1, open: false, ...more };
};

describe('what is to be done about a reminder', () => {
  it('is to wait until its time', () => {
    expect(nextStep(standing('10T00:00'), time('10T07:29'))).toEqual({
      kind: 'wait',
      until: time('10T07:30'),
      missed: false,
    });
  });

  it('is to remind at its time, and up to three hours late', () => {
    const fire = { day: '2026-06-10', at: time('10T07:30') };
    for (const now of ['10T07:30', '10T08:00', '10T10:30']) {
      expect(nextStep(standing('10T00:00'), time(now))).toEqual({ kind: 'remind', fire });
    }
  });

  it('is to leave a day alone for which it is too late', () => {
    const step = nextStep(standing('10T00:00'), time('10T10:31'));
    expect(step).toEqual({ kind: 'wait', until: time('11T07:30'), missed: true });
  });

  it('is to begin with today after months without a process', () => {
    const longAgo = { ...standing('10T00:00'), since: new Date('2025-01-01T00:00Z') };
    expect(nextStep(longAgo, time('10T09:00'))).toMatchObject({ kind: 'remind', fire: { day: '2026-06-10' } });
  });

  it('is nothing more on a day that has its reminder, whatever time was set since', () => {
    const moved = { ...standing('10T08:00', claimed('10')), at: 20 * 60 };
    expect(nextStep(moved, time('10T20:00'))).toMatchObject({ kind: 'wait', until: time('11T20:00') });
  });

  it('is to try again what was claimed, for as long as Discord would drop a repeat, and then never', () => {
    const open = standing('10T00:00', claimed('10', { open: true }));
    const stepAfter = (ms: number) => nextStep(open, new Date(time('10T07:30').getTime() + ms)).kind;
    expect(stepAfter(1000)).toBe('retry');
    expect(stepAfter(RETRY_WINDOW_MS - 1)).toBe('retry');
    expect(stepAfter(RETRY_WINDOW_MS)).toBe('give up');
    expect(stepAfter(24 * HOUR)).toBe('give up');
  });
});

describe('a year of a learner', () => {
  const setUp = fc.record({
    zone: fc.constantFrom(...ZONES),
    at: fc.integer({ min: 0, max: 1439 }),
    /** Hours for which no process runs, by the day of the year on which they begin. */
    outages: fc.array(fc.record({ day: fc.integer({ min: 0, max: 365 }), hours: fc.integer({ min: 1, max: 60 }) })),
    /** Where the learner moves to, and when. */
    moves: fc.array(fc.record({ day: fc.integer({ min: 1, max: 365 }), zone: fc.constantFrom(...ZONES) }), {
      maxLength: 4,
    }),
  });

  it('brings every local day one reminder within its time, or none where the bot was down', () => {
    fc.assert(
      fc.property(setUp, ({ outages, ...learner }) => {
        const start = Date.parse('2026-01-01');
        const down = outages.map(({ day, hours }) => [start + day * 24 * HOUR, start + (day * 24 + hours) * HOUR]);
        const sent = course({ ...learner, isDown: (now) => down.some(([from, to]) => now >= from! && now < to!) });
        expect(new Set(sent.map(({ day }) => day)).size).toBe(sent.length);
        for (const { at, now, latest } of sent) {
          expect(now).toBeGreaterThanOrEqual(at.getTime());
          expect(now).toBeLessThanOrEqual(latest.getTime());
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('leaves no day out in any zone while the bot is up and the learner stays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (at) => {
        for (const zone of ZONES) {
          const days = course({ zone, at, moves: [], isDown: () => false }).map(({ day }) => Date.parse(day));
          expect(days.length).toBeGreaterThanOrEqual(365);
          expect(days.filter((day, index) => index > 0 && day - days[index - 1]! !== 24 * HOUR)).toEqual([]);
        }
      }),
      { numRuns: 1 },
    );
  }, 60_000);
});

type Learner = {
  zone: string;
  at: number;
  moves: { day: number; zone: string }[];
  isDown: (now: number) => boolean;
};

/** Lives through 2026 as the sweep does: it looks when the last look said, or as soon as the bot is up again. */
function course({ zone, at, moves, isDown }: Learner) {
  const start = Date.parse('2026-01-01');
  const left = moves.toSorted((one, other) => one.day - other.day);
  const sent: { day: string; at: Date; now: number; latest: Date }[] = [];
  let state: Standing = { zone, at, since: new Date(start), claim: null };
  let now = start;
  while (now < Date.parse('2027-01-02')) {
    while (isDown(now)) now += 7 * MINUTE;
    const step = nextStep(state, new Date(now));
    if (step.kind === 'remind') {
      const { day, at: dueAt } = step.fire;
      sent.push({ day, at: dueAt, now, latest: latestSend(step.fire, state) });
      state = { ...state, since: dueAt, claim: { day, dueAt, claimedAt: new Date(now), tries: 1, open: false } };
    }
    const look = nextFire(state, state.since, state.claim?.day).at.getTime();
    const moveAt = left[0] ? start + left[0].day * 24 * HOUR : Number.POSITIVE_INFINITY;
    now = Math.max(now + 1, step.kind === 'wait' ? step.until.getTime() : look);
    if (now >= moveAt) {
      now = Math.max(moveAt, now - 24 * HOUR);
      state = { ...state, zone: left.shift()!.zone, since: new Date(now) };
    }
  }
  return sent;
}
