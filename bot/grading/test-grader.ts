// For tests: a grader that finds every point missed, at the cost of one request.
import type { Grader } from './grader.ts';

export function puppet(name: string, tokens = 0): Grader {
  return {
    name,
    version: '1',
    measures: 'judgement',
    propose: async ({ criteria }) => ({
      kind: 'proposal',
      proposal: {
        criteria: criteria.map(({ id }) => ({ id, verdict: 'missed', evidence: null })),
        misconceptions: [],
      },
      usage: { calls: 1, inputTokens: tokens, outputTokens: 0 },
    }),
  };
}
