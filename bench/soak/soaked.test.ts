import { describe, expect, it } from 'vitest';
import { count, newLedger } from './ledger.ts';
import { commandOf, problemsOf, readableSoak, type Soaked, soakedOf } from './soaked.ts';

describe('what a soak found', () => {
  const course = { seed: 1, minutes: 3, database: 'postgres' } as const;
  const soaked = ({ cases = [], errors = [], kills = 30, acts = 200 }: Found = {}): Soaked => {
    const ledger = newLedger();
    for (let act = 0; act < acts; act++) count(ledger, 'rating', 'acknowledged');
    return soakedOf({ ...course, load: [0.5, 2], kills, errors }, ledger, { findings: [], sent: 5, givenUp: 2 }, [
      { what: 'acknowledged answers', kind: 'lost', of: 200, cases },
      { what: 'reminders', kind: 'twice', of: 5, cases: [] },
    ]);
  };
  type Found = { cases?: string[]; errors?: string[]; kills?: number; acts?: number };

  it('is sound when nothing is lost, twice or wrong', () => {
    expect(problemsOf(soaked())).toEqual([]);
    expect(soaked()).toMatchObject({ kills: 30, lost: 0, lostShare: 0, twice: 0, reminders: { sent: 5, givenUp: 2 } });
  });

  it('is not when one acknowledged answer is missing, which is named', () => {
    const found = soaked({ cases: ['card 7'] });
    expect(problemsOf(found)).toEqual(['lost 1, twice 0, wrong 0']);
    expect(found.lostShare).toBe(1 / 200);
    expect(readableSoak(found)).toMatch(/✗ lost: 1 of 200 acknowledged answers\n +card 7/);
  });

  it('is not when the bot logged or told an error', () => {
    expect(problemsOf(soaked({ errors: ['rating: something broke'] }))).toEqual(['1 errors told or logged']);
  });

  it('is not when nothing was killed, or hardly anything done', () => {
    expect(problemsOf(soaked({ kills: 0, acts: 0 }))).toEqual([
      'only 0 kills: below 6 this shows nothing',
      'only 0 acts acknowledged: below 150 this shows nothing',
    ]);
  });

  it('says how it was asked for, what was given up, and why it is bad', () => {
    const text = readableSoak(soaked({ kills: 1 }));
    expect(text).toMatch(/^npm run --silent bench -- soak --minutes 3 --seed 1\n/);
    expect(text).toMatch(/load 0\.5 to 2\n[\s\S]+2 given up[\s\S]+\n✗ only 1 kills/);
    expect(commandOf({ ...course, database: 'embedded' })).toBe(
      'npm run --silent bench -- soak --embedded --minutes 3 --seed 1',
    );
  });
});
