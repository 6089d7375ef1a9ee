import { describe, expect, it } from 'vitest';
import { type Event, PHASES } from './session.ts';
import { deadline, leftMs } from './session-clock.ts';
import { answer, at, begin, graded, play } from './test-course.ts';
import { allMet, testPlan, testQuestion } from './test-plan.ts';

describe('an interview', () => {
  it('asks, grades, waits until the verdict is read, and reports after the last question', () => {
    const plan = testPlan(2);
    const { effects, session } = play(plan, [
      begin,
      answer(0),
      graded(plan, 0, 1, allMet),
      { type: 'next', question: 0 },
      answer(1),
      graded(plan, 1, 1, allMet),
    ]);
    expect(effects.map((effect) => effect.do)).toEqual([
      'ask',
      'grade',
      'verdict',
      'ask',
      'grade',
      'verdict',
      'report',
    ]);
    expect(session.phase).toBe('ended');
  });

  it('probes at most two essential points that were missed, the weightiest first, and then is content', () => {
    const plan = testPlan(1);
    const { session, effects } = play(plan, [
      begin,
      answer(0),
      graded(plan, 0, 1),
      answer(0, 1),
      graded(plan, 0, 2),
      answer(0, 2),
      graded(plan, 0, 3),
    ]);
    expect(session.turns[0]!.parts.map(({ asks }) => asks)).toEqual([null, 'gamma', 'alpha']);
    expect(effects.at(-1)).toEqual({ do: 'report' });
  });

  it('asks no follow-up about a point that is not essential, was partly met, or was hinted at', () => {
    const plan = testPlan(1);
    const verdicts = { alpha: 'partly', gamma: 'missed', delta: 'met' };
    const hinted = play(plan, [
      begin,
      { type: 'hint', question: 0, hints: 0 },
      answer(0),
      graded(plan, 0, 1, verdicts),
    ]);
    expect(hinted.session.turns[0]).toMatchObject({ hints: ['gamma'], result: 'graded' });
    expect(hinted.last).toEqual({ do: 'report' });
  });

  it('has two hints and no third', () => {
    const hint = (hints: number): Event => ({ type: 'hint', question: 0, hints });
    const { session, refused } = play(testPlan(1), [begin, hint(0), hint(1), hint(2)]);
    expect(session.turns[0]!.hints).toEqual(['gamma', 'alpha']);
    expect(refused).toEqual(['no hints']);
  });

  it('takes an answer, a hint or a step once, however often it is pressed', () => {
    const plan = testPlan(2);
    const twice = (event: Event) => [event, event];
    const { refused, effects } = play(plan, [
      ...twice(begin),
      ...twice({ type: 'hint', question: 0, hints: 0 }),
      ...twice(answer(0)),
      ...twice(graded(plan, 0, 1, allMet)),
      ...twice({ type: 'next', question: 0 }),
    ]);
    expect(refused).toEqual(Array(5).fill('stale'));
    expect(effects.map((effect) => effect.do)).toEqual(['ask', 'grade', 'verdict', 'ask']);
  });

  it('grades the draft when time is up, and asks nothing further', () => {
    const plan = testPlan(3, { minutes: 1 });
    const { session, effects } = play(
      plan,
      [begin, { type: 'timeUp', draft: 'half an answer' }, graded(plan, 0, 1)],
      60,
    );
    expect(session.turns[0]!.parts[0]!.answer).toBe('half an answer');
    expect(effects.map((effect) => effect.do)).toEqual(['ask', 'timeUp', 'grade', 'verdict', 'report']);
  });

  it('leaves a question that nobody answered without a grade when time is up', () => {
    const plan = testPlan(3, { minutes: 1 });
    const { session, last } = play(plan, [begin, { type: 'timeUp', draft: null }], 60);
    expect(session.turns[0]!.result).toBe('unanswered');
    expect(last).toEqual({ do: 'report' });
  });

  it('takes an answer that comes a moment late, and ends with it', () => {
    const plan = testPlan(3, { minutes: 1 });
    const { session } = play(plan, [begin, answer(0), graded(plan, 0, 1)], 61);
    expect(session).toMatchObject({ phase: 'ended', ending: 'time' });
    expect(session.turns).toHaveLength(1);
    expect(session.turns[0]).toMatchObject({ result: 'graded' });
  });

  it('waits once for a form that was opened, takes it, and ends with it', () => {
    const plan = testPlan(3, { minutes: 1 });
    const form: Event = { type: 'form', question: 0, part: 0 };
    const timeUp: Event = { type: 'timeUp', draft: null };
    const { session, effects, refused } = play(plan, [begin, form, timeUp, timeUp, answer(0), graded(plan, 0, 1)], 60);
    expect(effects.map((effect) => effect.do)).toEqual(['ask', 'lastCall', 'grade', 'verdict', 'report']);
    expect(refused).toEqual(['stale']);
    expect(session).toMatchObject({ ending: 'time', turns: [{ parts: [{ answer: 'answer 0.0' }], result: 'graded' }] });
  });

  it('waits no longer than two minutes for a form, counted from when it could first be told', () => {
    const plan = testPlan(3, { minutes: 1 });
    const timeUp: Event = { type: 'timeUp', draft: null };
    const { session, refused, last } = play(
      plan,
      [begin, { type: 'form', question: 0, part: 0 }, timeUp, timeUp, timeUp, answer(0)],
      60,
    );
    expect(refused).toEqual(['stale', 'over']);
    expect(session.turns[0]!.result).toBe('unanswered');
    expect(last).toEqual({ do: 'report' });
  });

  it('closes only the phase with a form that came after its time box', () => {
    const plan = testPlan(2, { questions: [testQuestion(1, { minutes: 1 }), testQuestion(2, { minutes: 5 })] });
    const form: Event = { type: 'form', question: 0, part: 0 };
    const { session } = play(plan, [begin, form, { type: 'timeUp', draft: null }, answer(0), graded(plan, 0, 1)], 60);
    expect(session).toMatchObject({ phase: 'between', ending: null, turns: [{ boxOver: true, result: 'graded' }] });
  });

  it('takes no answer without a letter or a digit, and leaves the question open', () => {
    const blank = play(testPlan(1), [begin, answer(0, 0, ' \n… ?!'), answer(0, 0, '是')]);
    expect(blank.refused).toEqual(['blank']);
    expect(blank.session).toMatchObject({ phase: 'grading', turns: [{ parts: [{ answer: '是' }] }] });
    const timed = play(testPlan(1, { minutes: 1 }), [begin, { type: 'timeUp', draft: '...' }], 60);
    expect(timed.session.turns[0]!.result).toBe('unanswered');
  });

  it('is neither paused nor ended by a press on a question that is over', () => {
    const plan = testPlan(2);
    const old = { question: 0, part: 0 };
    const asked: Event[] = [begin, answer(0), graded(plan, 0, 1, allMet), { type: 'next', question: 0 }];
    expect(play(plan, [begin, answer(0), { type: 'pause', at: old }]).refused).toEqual(['stale']);
    expect(play(plan, [...asked, { type: 'pause', at: old }]).refused).toEqual(['stale']);
    expect(play(plan, [...asked, { type: 'stop', draft: null, at: old }]).refused).toEqual(['stale']);
    expect(play(plan, [...asked, { type: 'pause', at: { question: 1, part: 0 } }]).session.paused).toBe(true);
  });

  it('says nothing again on going on while it grades: what comes of that is said anyway', () => {
    const plan = testPlan(1);
    const { last } = play(plan, [begin, answer(0), { type: 'pause' }, { type: 'resume' }]);
    expect(last).toEqual({ do: 'resumed', phase: 'grading', question: 0, part: 0 });
  });

  it('lets no early alarm end it', () => {
    const { refused } = play(testPlan(1), [begin, { type: 'timeUp', draft: null }]);
    expect(refused).toEqual(['stale']);
  });

  it('stops the clock while it is paused and while a verdict is read', () => {
    const plan = testPlan(2);
    const { session } = play(plan, [
      begin,
      { type: 'pause' },
      { type: 'resume' },
      answer(0),
      graded(plan, 0, 1, allMet),
    ]);
    expect(leftMs(session.clock, at(100_000))).toBe(30 * 60_000 - 20_000);
    expect(deadline(session.clock)).toBeNull();
  });

  it('takes no answer while it is paused', () => {
    expect(play(testPlan(1), [begin, { type: 'pause' }, answer(0)]).refused).toEqual(['paused']);
  });

  it('closes only the phase when a time box is over, and gives the next one a clock of its own', () => {
    const questions = [testQuestion(1, { minutes: 1 }), testQuestion(2, { minutes: 5 })];
    const plan = testPlan(2, { questions });
    const { session, effects } = play(
      plan,
      [begin, { type: 'timeUp', draft: 'a sketch' }, graded(plan, 0, 1), { type: 'next', question: 0 }],
      60,
    );
    expect(effects.map((effect) => effect.do)).toEqual(['ask', 'timeUp', 'grade', 'verdict', 'ask']);
    expect(leftMs(session.clock, at(180))).toBe(5 * 60_000);
  });

  it('lets the learner retry a failed grading, or go on without', () => {
    const plan = testPlan(2);
    const failed = (attempt: number): Event => ({ type: 'ungraded', question: 0, attempt, reason: 'timeout' });
    const retried = play(plan, [
      begin,
      answer(0),
      failed(1),
      { type: 'retry', question: 0, attempt: 1 },
      graded(plan, 0, 2, allMet),
    ]);
    expect(retried.session).toMatchObject({ phase: 'between' });
    const without = play(plan, [begin, answer(0), failed(1), { type: 'goOn', question: 0, attempt: 1 }]);
    expect(without.session.turns[0]).toMatchObject({ result: 'ungraded', parts: [{ answer: 'answer 0.0' }] });
  });

  it('lets the group judge before the verdict is shown', () => {
    const plan = testPlan(2, { group: true });
    const { effects } = play(plan, [begin, answer(0), graded(plan, 0, 1, allMet), { type: 'reveal', question: 0 }]);
    expect(effects.map((effect) => effect.do)).toEqual(['ask', 'grade', 'judge', 'verdict']);
  });

  it('reaches every state, and can pause in each but the first and the last', () => {
    const plan = testPlan(2, { group: true });
    const way: Event[] = [
      begin,
      answer(0),
      { type: 'ungraded', question: 0, attempt: 1, reason: 'timeout' },
      { type: 'retry', question: 0, attempt: 1 },
      graded(plan, 0, 2, allMet),
      { type: 'reveal', question: 0 },
    ];
    const reached = way.map((_, i) => play(plan, [...way.slice(0, i + 1), { type: 'pause' }]).session);
    const between = PHASES.filter((phase) => phase !== 'ready' && phase !== 'ended');
    expect(new Set(reached.map(({ phase }) => phase))).toEqual(new Set(between));
    expect(reached.every(({ paused }) => paused)).toBe(true);
    expect(play(plan, [{ type: 'pause' }]).session).toMatchObject({ phase: 'ready', paused: false });
    expect(play(plan, [...way, { type: 'stop', draft: null }]).session.phase).toBe('ended');
  });
});
