// Whatever happens to an interview, and in whatever order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { step } from './course.ts';
import type { Plan } from './plan.ts';
import { type Effect, type Event, newSession, type Session, spotOf } from './session.ts';
import { at } from './test-course.ts';
import { testAssessment, testPlan, testQuestion } from './test-plan.ts';

/** Any event, mostly one that fits the state, as a function of it. */
const anyEvent = fc
  .record({
    kind: fc.constantFrom(
      ...([
        'begin',
        'answer',
        'form',
        'hint',
        'skip',
        'graded',
        'ungraded',
        'retry',
        'goOn',
        'reveal',
        'next',
      ] as const),
      ...(['pause', 'resume', 'warn', 'timeUp', 'stop', 'answer', 'graded', 'next', 'reveal'] as const),
    ),
    off: fc.integer({ min: 0, max: 9 }).map((n) => (n === 0 ? 1 : 0)),
    draft: fc.option(fc.constantFrom('a draft', 'another'), { nil: null }),
    text: fc.string({ maxLength: 8 }),
    verdicts: fc.record({
      alpha: fc.constantFrom('met', 'missed', 'partly', 'unclear'),
      gamma: fc.constantFrom('met', 'missed'),
      delta: fc.constantFrom('met', 'missed'),
    }),
  })
  .map(({ kind, off, draft, text, verdicts }) => (plan: Plan, session: Session): Event => {
    const turn = session.turns[session.at];
    const question = session.at + off;
    const part = (turn?.parts.length ?? 1) - 1;
    const attempt = turn?.attempts ?? 0;
    const at = off === 0 ? spotOf(session) : undefined;
    const known = plan.questions[Math.min(question, plan.questions.length - 1)]!;
    switch (kind) {
      case 'pause':
        return { type: kind, ...(at && { at }) };
      case 'begin':
      case 'resume':
      case 'warn':
        return { type: kind };
      case 'timeUp':
      case 'stop':
        return { type: kind, draft };
      case 'answer':
        return { type: kind, question, part, text };
      case 'form':
      case 'skip':
        return { type: kind, question, part };
      case 'hint':
        return { type: kind, question, hints: turn?.hints.length ?? 0 };
      case 'graded':
        return { type: kind, question, attempt, assessment: testAssessment(known, verdicts as never) };
      case 'ungraded':
        return { type: kind, question, attempt, reason: 'timeout' };
      case 'retry':
      case 'goOn':
        return { type: kind, question, attempt };
      case 'reveal':
      case 'next':
        return { type: kind, question };
    }
  });
const anyPlan = fc
  .record({ count: fc.integer({ min: 1, max: 4 }), group: fc.boolean(), boxed: fc.boolean() })
  .map(({ count, group, boxed }) => {
    const questions = Array.from({ length: count }, (_, i) => testQuestion(i + 1, { minutes: boxed ? 2 : null }));
    return testPlan(count, { group, minutes: boxed ? 2 * count : 3, questions });
  });

describe('any sequence of events', () => {
  it('ends in one report, keeps every answer that it takes, and asks nothing twice', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.array(fc.tuple(anyEvent, fc.integer({ min: 0, max: 100 })), { maxLength: 60 }),
        (plan, events) => {
          let session = newSession(plan);
          let seconds = 0;
          const effects: Effect[] = [];
          const given: string[] = [];
          const take = (event: Event) => {
            const after = step(plan, session, event, at(seconds));
            if ('refused' in after) return;
            if (event.type === 'answer') given.push(event.text);
            const drafted = after.effects.some((effect) => effect.do === 'grade')
              ? (event as { draft?: string }).draft
              : null;
            if (drafted) given.push(drafted);
            session = after.session;
            effects.push(...after.effects);
            expect(session.clock.since !== null).toBe(session.phase === 'asking' && !session.paused);
          };
          for (const [make, wait] of events) {
            seconds += wait;
            take(make(plan, session));
          }
          for (let i = 0; i < 3 && session.phase !== 'ended'; i++) {
            take({ type: 'stop', draft: null });
            const attempt = session.turns[session.at]?.attempts ?? 0;
            take({ type: 'ungraded', question: session.at, attempt, reason: 'timeout' });
          }

          expect(session.phase).toBe('ended');
          expect(effects.filter((effect) => effect.do === 'report')).toHaveLength(1);
          expect(effects.at(-1)).toEqual({ do: 'report' });
          const kept = session.turns.flatMap(({ parts }) => parts.flatMap((part) => part.answer ?? []));
          expect(kept).toEqual(given);
          const asked = effects.filter((effect) => effect.do === 'ask').map((effect) => JSON.stringify(effect));
          expect(new Set(asked).size).toBe(asked.length);
          for (const { parts, hints } of session.turns) {
            const points = [...parts.map(({ asks }) => asks), ...hints];
            expect(new Set(points).size).toBe(points.length);
            expect(parts.length).toBeLessThanOrEqual(3);
          }
          expect(session.turns.every(({ result }) => result !== 'open')).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
