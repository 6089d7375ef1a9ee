import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriterionVerdict, Verdict } from './assessment.ts';
import { scoreOf } from './score.ts';

const criterion = (verdict: Verdict, points = 1, essential = false): CriterionVerdict => ({
  id: `${verdict}-${points}-${Math.random()}`,
  points,
  essential,
  verdict,
  evidence: null,
});
const found = (points: number) => ({ id: 'm', points, found: true, evidence: 'x' });

describe('the score', () => {
  it('counts met in full, partly by half and missed not at all', () => {
    expect(scoreOf([criterion('met', 2), criterion('partly', 1), criterion('missed', 1)], [])).toMatchObject({
      points: 2.5,
      of: 4,
      share: 0.625,
    });
  });

  it('leaves unclear criteria out of what could be earned', () => {
    expect(scoreOf([criterion('met', 2), criterion('unclear', 1)], [])).toMatchObject({ points: 2, of: 2, share: 1 });
  });

  it('takes misconceptions off, but never falls below zero', () => {
    const not = { ...found(-2), found: false, evidence: null };
    expect(scoreOf([criterion('met', 3), criterion('missed', 3)], [found(-1), not])).toMatchObject({
      points: 2,
      of: 6,
    });
    expect(scoreOf([criterion('partly', 1)], [found(-2), found(-1)])).toMatchObject({ points: 0, share: 0 });
  });

  it('is none when more than a third of the points is unclear', () => {
    expect(scoreOf([criterion('met', 2), criterion('unclear', 1)], [])).not.toBeNull();
    expect(scoreOf([criterion('met', 3), criterion('unclear', 2)], [])).toBeNull();
    expect(scoreOf([criterion('unclear')], [])).toBeNull();
    expect(scoreOf([], [])).toBeNull();
  });

  it('passes from 60 % on', () => {
    expect(scoreOf([criterion('met', 3), criterion('missed', 2)], [])?.verdict).toBe('passed');
    expect(scoreOf([criterion('met', 1), criterion('missed', 1)], [])?.verdict).toBe('failed');
  });

  it('fails without an essential, and half of it is enough', () => {
    expect(scoreOf([criterion('met', 3), criterion('missed', 1, true)], [])?.verdict).toBe('failed');
    expect(scoreOf([criterion('met', 3), criterion('partly', 1, true)], [])?.verdict).toBe('passed');
  });

  it('is undecided while an essential is unclear, unless another one is missed', () => {
    const unclear = criterion('unclear', 1, true);
    expect(scoreOf([criterion('met', 3), unclear], [])?.verdict).toBe('undecided');
    expect(scoreOf([criterion('met', 2), criterion('missed', 1, true), unclear], [])?.verdict).toBe('failed');
  });

  it('stays between nothing and everything, whatever the verdicts', () => {
    const verdicts = fc.constantFrom<Verdict>('met', 'partly', 'missed', 'unclear');
    const some = fc.array(fc.tuple(verdicts, fc.integer({ min: 1, max: 3 }), fc.boolean()), { maxLength: 7 });
    fc.assert(
      fc.property(some, fc.array(fc.constantFrom(-1, -2), { maxLength: 3 }), (list, costs) => {
        const score = scoreOf(
          list.map(([verdict, points, essential]) => criterion(verdict, points, essential)),
          costs.map(found),
        );
        if (score === null) return;
        expect(score.points).toBeGreaterThanOrEqual(0);
        expect(score.points).toBeLessThanOrEqual(score.of);
        expect(score.share).toBe(score.points / score.of);
      }),
    );
  });
});
