// For tests: a plan of small questions, and assessments as a grader would give them.
import type { Assessment, Verdict } from '../grading/assessment.ts';
import { scoreOf } from '../grading/score.ts';
import type { Interview } from './interview.store.ts';
import type { Plan, PlannedQuestion } from './plan.ts';
import type { Session, Turn } from './session.ts';

export function testQuestion(n: number, more: Partial<PlannedQuestion> = {}): PlannedQuestion {
  const criterion = (id: string, points: number, essential: boolean) => ({
    id,
    points,
    essential,
    statement: `The statement of ${id} in question ${n}.`,
    aliases: [[id]],
    follow_up: `What about ${id} in question ${n}?`,
    card: `ch${n}-c-q${n}-${id}`,
  });
  return {
    id: `q${n}`,
    chapter: n,
    title: `Chapter ${n}`,
    heading: 'A heading',
    prompt: `Question ${n}: how does it work?`,
    draft: false,
    modelAnswer: `The model answer to question ${n}.`,
    criteria: [
      criterion('alpha', 2, true),
      criterion('beta', 1, false),
      criterion('gamma', 3, true),
      criterion('delta', 1, true),
    ],
    misconceptions: [
      {
        id: 'wrong',
        points: -1,
        statement: 'Claims the contrary.',
        correction: 'It is the other way round.',
        aliases: [['contrary']],
      },
    ],
    minutes: null,
    ...more,
  };
}

export function testPlan(count = 3, more: Partial<Plan> = {}): Plan {
  const questions = Array.from({ length: count }, (_, i) => testQuestion(i + 1));
  return { level: 'mid', minutes: 30, group: false, scenario: null, questions, ...more };
}

/** Verdicts by criterion, `missed` where none is given; quotations are made up. */
export function testAssessment(
  question: PlannedQuestion,
  verdicts: Record<string, Verdict> = {},
  found = false,
): Assessment {
  const criteria = question.criteria.map(({ id, points, essential }) => {
    const verdict = verdicts[id] ?? 'missed';
    return {
      id,
      points,
      essential,
      verdict,
      evidence: verdict === 'met' || verdict === 'partly' ? `words about ${id}` : null,
    };
  });
  const misconceptions = question.misconceptions.map(({ id, points }) => ({
    id,
    points,
    found,
    evidence: found ? 'the contrary' : null,
  }));
  return {
    kind: 'assessment',
    criteria,
    misconceptions,
    score: scoreOf(criteria, misconceptions)!,
    remarks: [],
    grader: { name: 'scripted', version: '1', measures: 'judgement' },
    cost: { calls: 1, inputTokens: 10, outputTokens: 5, ms: 3 },
  };
}

export const allMet: Record<string, Verdict> = { alpha: 'met', beta: 'met', gamma: 'met', delta: 'met' };

/** A session that went through these turns, each answered unless it says otherwise. */
export function held(turns: Partial<Turn>[], ending: Session['ending'] = null): Session {
  const full = turns.map((turn): Turn => {
    const silent = turn.result === 'skipped' || turn.result === 'unanswered';
    const parts = [{ asks: null, answer: silent ? null : 'My answer.', form: false }];
    const bare = { parts, hints: [], attempts: 1, failure: null, boxOver: false, assessment: null };
    return { ...bare, result: 'graded', ...turn };
  });
  const clock = { leftMs: 0, since: null, warned: true };
  return { phase: 'ended', paused: false, at: full.length - 1, turns: full, clock, ending } as Session;
}

/** A past interview with this plan and session. */
export function testInterview(plan: Plan, session: Session): Interview {
  const startedAt = new Date('2026-06-08T22:30Z');
  const place = { place: 'thread', channelId: 1n, parentId: 1n } as const;
  const rest = {
    version: 1,
    open: false,
    lastMessageId: null,
    whisper: null,
    whisperAt: null,
    startedAt,
    endedAt: startedAt,
  };
  return { learnerId: 5n, id: 1, deckId: 1, ...place, plan, session, ...rest };
}
