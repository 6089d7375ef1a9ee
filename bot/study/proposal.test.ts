import { expect, it } from 'vitest';
import type { Assessment, Score, Verdict } from '../grading/assessment.ts';
import { proposedRating } from './proposal.ts';

const assessed = (essential: Verdict, verdict: Score['verdict']): Assessment => ({
  kind: 'assessment',
  criteria: [{ id: 'a', points: 2, essential: true, verdict: essential, evidence: null }],
  misconceptions: [],
  score: { points: 1, of: 2, share: 0.5, verdict },
  remarks: [],
  grader: { name: 'embedded', version: '1', measures: 'coverage' },
  cost: { calls: 0, inputTokens: 0, outputTokens: 0, ms: 0 },
});

it.each<[string, Verdict, Score['verdict'], number | null]>([
  ['an essential point missed speaks for Again', 'missed', 'failed', 1],
  ['an answer that passed speaks for Good', 'met', 'passed', 3],
  ['one that failed by other points speaks for nothing', 'partly', 'failed', null],
  ['one that is undecided speaks for nothing', 'unclear', 'undecided', null],
])('%s', (_name, essential, verdict, rating) => expect(proposedRating(assessed(essential, verdict))).toBe(rating));
