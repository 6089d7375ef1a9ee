import { describe, expect, it } from 'vitest';
import { evidenceFigures, standsIn } from './evidence-check.ts';
import { gradeGold } from './gold-run.ts';
import { goldAnswer, reader } from './test-gold.ts';

const answer = 'An LSM tree doesn’t overwrite — it buf\u200Bfers writes,\nand flushes “several” files.';

describe('evidence that stands in an answer', () => {
  it.each([
    'LSM tree doesn’t overwrite',
    'it buffers writes, and flushes',
    'LSM TREE … several files',
    'tree doesn’t … overwrite',
  ])('is found: %s', (evidence) => {
    expect(standsIn(evidence, answer)).toBe(true);
  });

  it.each([
    'LSM tree overwrites',
    'several files … LSM tree',
    'buffers … buffers',
    'fers writes',
    'tree … ,',
    '',
    null,
  ])('is not: %s', (evidence) => {
    expect(standsIn(evidence, answer)).toBe(false);
  });

  it('is found in any writing', () => {
    expect(standsIn('写日志', '先 写日志 再写内存表。')).toBe(true);
    expect(standsIn('naïve', 'A NAÏVE cache')).toBe(true);
  });
});

describe('the evidence of a run', () => {
  it('is asked of all that earns or costs points, in every call', async () => {
    const answers = [goldAnswer('partial', 'Alpha, and gamma too.'), goldAnswer('wrong', 'None of it.')];
    const graded = await gradeGold(answers, reader, { atOnce: 1, repeat: 2 });
    expect(evidenceFigures(graded)).toEqual({ needed: 4, found: 4, missing: [] });
    const swapped = graded.map((one) => ({ ...one, gold: { ...one.gold, answer: 'Only alpha stands here.' } }));
    expect(evidenceFigures(swapped)).toEqual({ needed: 4, found: 2, missing: ['why-partial/gamma'] });
  });

  it('is missing where a verdict has none', async () => {
    const [one] = await gradeGold([goldAnswer('partial', 'Alpha.')], reader, { atOnce: 1 });
    if (one!.result.kind === 'assessment') one!.result.criteria[0]!.evidence = null;
    expect(evidenceFigures([one!])).toEqual({ needed: 1, found: 0, missing: ['why-partial/alpha'] });
  });
});
