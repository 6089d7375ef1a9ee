import { describe, expect, it } from 'vitest';
import { newLedger } from './ledger.ts';
import { isSound, readableSoak, type Soaked, soakedOf } from './soaked.ts';

describe('what a soak found', () => {
  const course = { seed: 1, minutes: 3, database: 'postgres', kills: 30, errors: [] } as const;
  const soaked = (cases: string[]): Soaked =>
    soakedOf({ ...course, errors: [] }, newLedger(), { findings: [], sent: 5, givenUp: 0 }, [
      { what: 'acknowledged answers', kind: 'lost', of: 200, cases },
      { what: 'reminders', kind: 'twice', of: 5, cases: [] },
    ]);

  it('is sound when nothing is lost, twice or wrong', () => {
    expect(isSound(soaked([]))).toBe(true);
    expect(soaked([])).toMatchObject({ kills: 30, lost: 0, lostShare: 0, twice: 0, reminders: { sent: 5 } });
  });

  it('is not when one acknowledged answer is missing, which is named', () => {
    expect(isSound(soaked(['card 7']))).toBe(false);
    expect(soaked(['card 7']).lostShare).toBe(1 / 200);
    expect(readableSoak(soaked(['card 7']))).toMatch(/✗ lost: 1 of 200 acknowledged answers\n +card 7/);
  });
});
