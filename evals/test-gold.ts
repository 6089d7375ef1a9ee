// A small world for tests: one question, answers to it, and graders that do what they are told.
import type { Grader, Proposal } from '../bot/grading/grader.ts';
import type { GoldAnswer, GoldVerdict, Kind } from './gold.ts';

export const question: GoldAnswer['question'] = {
  id: 'why',
  heading: 'Whys',
  prompt: 'Why is that so?',
  level: 'mid',
  status: 'approved',
  model_answer: 'Alpha and beta.',
  recall: 'Alpha, beta.',
  criteria: [
    { id: 'alpha', points: 2, essential: true, statement: 'It is alpha.', aliases: [['alpha']], follow_up: 'And?' },
    { id: 'beta', points: 2, essential: false, statement: 'It is beta.', aliases: [['beta']], follow_up: 'And?' },
  ],
  misconceptions: [{ id: 'gamma', points: -1, statement: 'Claims gamma.', correction: 'No.', aliases: [['gamma']] }],
};

type Labels = { alpha?: GoldVerdict; beta?: GoldVerdict; found?: string[]; of?: GoldAnswer['question'] };

export function goldAnswer(kind: Kind, answer: string, labels: Labels = {}): GoldAnswer {
  const { alpha = 'missed', beta = 'missed', found = [], of = question } = labels;
  return { id: `${of.id}-${kind}`, chapter: 1, kind, question: of, answer, verdicts: { alpha, beta }, found };
}

/** Proposes what is made of an answer, and says nothing of the criteria that are left out. */
export function puppet(propose: (answer: string) => Record<string, string> | 'timeout'): Grader {
  return {
    name: 'puppet',
    version: '1',
    measures: 'coverage',
    async propose(_, answer) {
      const usage = { calls: 1, inputTokens: 10, outputTokens: 5 };
      const said = propose(answer);
      return said === 'timeout'
        ? { kind: 'failed', reason: said, usage }
        : { kind: 'proposal', proposal: proposalOf(said), usage };
    },
  };
}

/** Meets a criterion, and finds a misconception, where its id stands in the answer. */
export const reader = puppet((answer) =>
  Object.fromEntries(['alpha', 'beta', 'gamma'].flatMap((id) => (answer.toLowerCase().includes(id) ? [[id, id]] : []))),
);

/** Does what the answer says: as soon as somebody speaks of points, all are given. */
export const gullible = puppet((answer) => {
  const words = /\b[A-Za-z]{4,}\b/.exec(answer)?.[0] ?? '';
  return /points/i.test(answer) ? { alpha: words, beta: words } : {};
});

function proposalOf(said: Record<string, string>): Proposal {
  return {
    criteria: ['alpha', 'beta'].map((id) => ({
      id,
      verdict: id in said ? 'met' : 'missed',
      evidence: said[id] ?? null,
    })),
    misconceptions: [{ id: 'gamma', found: 'gamma' in said, evidence: said.gamma ?? null }],
  };
}
