import { describe, expect, it } from 'vitest';
import { gapsOf, interviewMeaning, levelMeaning, scoreMeaning } from './level-meaning.ts';
import { LEVELS } from './plan.ts';
import { testAssessment, testQuestion } from './test-plan.ts';

const none = { essential: 0, open: 0 };
const failed = (share: number, essential = 1) =>
  scoreMeaning('senior', { share, verdict: 'failed' }, { essential, open: 3 });
const passed = (share: number, open: number) =>
  scoreMeaning('mid', { share, verdict: 'passed' }, { essential: 0, open });

describe('the meaning of a score', () => {
  it('praises no answer that did not pass, whatever its share', () => {
    expect(passed(0.9, 1)).toMatch(/strong showing at mid level/);
    expect(failed(0.9)).toBe(
      'Much of what is expected came up. Missing: 1 essential point, which a senior is expected to bring unasked.',
    );
    expect(scoreMeaning('mid', { share: 0.9, verdict: 'undecided' }, none)).toMatch(/left undecided/);
  });

  it('calls everything everything', () => {
    expect(passed(1, 0)).toBe('Every expected point came up: a sure pass at mid level.');
    expect(passed(0.8, 0)).toMatch(/Every expected point came up.*took points off/);
    expect(passed(0.7, 2)).toMatch(/All that is essential came up.*named below/);
  });

  it('tells an outline from little, and little from nothing', () => {
    expect(new Set([0.7, 0.5, 0.2, 0].map((share) => failed(share))).size).toBe(4);
  });

  it('says that the points were too few where nothing essential was missed', () => {
    expect(failed(0.5, 0)).toBe(
      'Nothing essential is missing, but it takes 60 % of the points to pass at senior level.',
    );
  });

  it('is another one at each level', () => {
    const said = (share: number, verdict: 'passed' | 'failed', essential: number) =>
      new Set(LEVELS.map((level) => scoreMeaning(level, { share, verdict }, { essential, open: essential }))).size;
    expect([said(1, 'passed', 0), said(0.7, 'failed', 1), said(0.2, 'failed', 2)]).toEqual([4, 4, 4]);
  });

  it('counts the gaps of an assessment', () => {
    expect(gapsOf(testAssessment(testQuestion(1), { alpha: 'met', gamma: 'partly' }))).toEqual({
      essential: 1,
      open: 3,
    });
  });
});

describe('the meaning of an interview', () => {
  const all = { share: 0.8, passed: 3, scored: 4, complete: true };

  it('says what is listened for at each level', () => {
    expect(levelMeaning('senior')).toBe(
      'At senior level an interviewer listens for somebody who weighs the trade-offs and knows what breaks in production.',
    );
  });

  it('depends on the questions that passed and on essential points', () => {
    expect(interviewMeaning('mid', all, 0)).toMatch(/On the whole that is a pass at mid level\.$/);
    expect(interviewMeaning('mid', all, 2)).toMatch(/a pass at mid level, with 2 essential points to make up\.$/);
    expect(interviewMeaning('mid', { ...all, passed: 2 }, 2)).toMatch(
      /not a pass at mid level yet: 2 essential points/,
    );
    expect(interviewMeaning('mid', { ...all, share: 0.5 }, 0)).toMatch(/not a pass at mid level yet: too few/);
  });

  it('speaks of no whole where questions are left', () => {
    expect(interviewMeaning('mid', { ...all, complete: false }, 0)).toMatch(/As far as it went/);
  });
});
