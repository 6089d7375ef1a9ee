import { describe, expect, it } from 'vitest';
import { gradeGold } from './gold-run.ts';
import { stabilityFigures } from './stability.ts';
import { goldAnswer, puppet, reader } from './test-gold.ts';

const answers = [goldAnswer('partial', 'It is alpha.'), goldAnswer('wrong', 'It is delta.')];
const stabilityOf = async (grader: typeof reader, repeat = 2) =>
  stabilityFigures(await gradeGold(answers, grader, { atOnce: 1, repeat }));

/** Says another thing each time that it is asked about an answer. */
function changing(...said: (Record<string, string> | 'timeout')[]) {
  const asked = new Map<string, number>();
  return puppet((answer) => {
    const times = asked.get(answer) ?? 0;
    asked.set(answer, times + 1);
    return answer.includes('alpha') ? said[times]! : {};
  });
}

describe('stability', () => {
  it('is whole for a grader that says the same again', async () => {
    expect(await stabilityOf(reader, 3)).toEqual({
      calls: 3,
      sameVerdicts: 1,
      sameResult: 1,
      meanRange: 0,
      largestRange: 0,
    });
  });

  it('counts the verdicts, results and shares that differ in any call', async () => {
    const grader = changing({ alpha: 'alpha', beta: 'alpha' }, { alpha: 'alpha' });
    expect(await stabilityOf(grader)).toEqual({
      calls: 2,
      sameVerdicts: 5 / 6,
      sameResult: 1 / 2,
      meanRange: 1 / 4,
      largestRange: 1 / 2,
    });
  });

  it('takes a call without a grade for another verdict, and no number', async () => {
    expect(await stabilityOf(changing({ alpha: 'alpha' }, 'timeout'))).toMatchObject({
      sameVerdicts: 3 / 6,
      sameResult: 1 / 2,
      largestRange: 0,
    });
  });

  it('leaves out answers that no call graded', async () => {
    expect(await stabilityOf(changing('timeout', 'timeout'))).toMatchObject({ sameVerdicts: 1, sameResult: 1 });
    const never = await stabilityOf(puppet(() => 'timeout'));
    expect(never).toMatchObject({ sameVerdicts: Number.NaN, sameResult: Number.NaN, largestRange: Number.NaN });
  });

  it('is unknown when nobody was asked twice', async () => {
    expect(await stabilityOf(reader, 1)).toBeNull();
  });
});
