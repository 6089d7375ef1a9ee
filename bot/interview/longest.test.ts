// The longest texts that a rubric, a scenario and an answer may hold, in every message of an interview.
import type { APIEmbed } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../discord/limits.ts';
import type { Reply } from '../discord/route.ts';
import type { Verdict } from '../grading/assessment.ts';
import { step } from './course.ts';
import type { Judgement } from './group.store.ts';
import { judgementView, judgeView } from './group.view.ts';
import { historyView } from './history.view.ts';
import type { Interview } from './interview.store.ts';
import { introView } from './intro.view.ts';
import type { PlannedQuestion } from './plan.ts';
import { askedView, askView } from './question.view.ts';
import { reportView } from './report.view.ts';
import { newSession, type Session } from './session.ts';
import { testAssessment, testPlan, testQuestion } from './test-plan.ts';
import { modelAnswerView, verdictView } from './verdict.view.ts';

const NOW = new Date('2026-06-08T10:00Z');
const words = (count: number) => 'overlong words, '.repeat(count).slice(0, count);
const ids = Array.from({ length: 7 }, (_, i) => `point-${i}`);

function longQuestion(n: number): PlannedQuestion {
  const [criterion] = testQuestion(n).criteria;
  const [misconception] = testQuestion(n).misconceptions;
  const long = { statement: words(700), follow_up: words(300), points: 3, essential: true };
  return testQuestion(n, {
    title: words(120),
    prompt: words(1200),
    heading: words(200),
    modelAnswer: words(2500),
    criteria: ids.map((id) => ({ ...criterion!, ...long, id })),
    misconceptions: ['a', 'b', 'c'].map((id) => ({
      ...misconception!,
      id,
      statement: words(400),
      correction: words(700),
    })),
  });
}

/** Ends when all its questions were answered and graded with these verdicts. */
function held(count: number, verdicts: Record<string, Verdict>): Interview {
  const scenario = { key: 'x', title: words(80), brief: words(1500) };
  const questions = Array.from({ length: count }, (_, i) => longQuestion(i + 1));
  const plan = testPlan(count, { group: true, level: 'staff', scenario, questions });
  let session: Session = newSession(plan);
  const take = (event: Parameters<typeof step>[2]) => {
    const after = step(plan, session, event, NOW);
    if (!('refused' in after)) session = after.session;
  };
  take({ type: 'begin' });
  for (let question = 0; question < count; question++) {
    take({ type: 'hint', question, hints: 0 });
    take({ type: 'hint', question, hints: 1 });
    for (let part = 0; part < 3; part++) {
      take({ type: 'answer', question, part, text: words(4000) });
      const graded = testAssessment(questions[question]!, verdicts, true);
      const criteria = graded.criteria.map((one) => ({ ...one, evidence: one.evidence && words(900) }));
      const misconceptions = graded.misconceptions.map((one) => ({ ...one, evidence: words(900) }));
      take({ type: 'graded', question, attempt: part + 1, assessment: { ...graded, criteria, misconceptions } });
    }
    take({ type: 'reveal', question });
    if (question < count - 1) take({ type: 'next', question });
  }
  const about = {
    learnerId: 2n ** 63n,
    id: 1_000_000,
    deckId: 1,
    place: 'thread',
    channelId: 1n,
    parentId: 1n,
  } as const;
  return {
    ...about,
    plan,
    session,
    version: 1,
    open: true,
    lastMessageId: null,
    whisper: null,
    whisperAt: null,
    startedAt: NOW,
    endedAt: NOW,
  };
}

const observers = (count: number): Judgement[] =>
  Array.from({ length: count }, (_, i) => ({ observerId: BigInt(i), name: words(60), met: i % 3 ? ids : null }));

function expectToFit({ content = '', embeds = [], files = [] }: Reply): void {
  expect(content.length).toBeLessThanOrEqual(LIMITS.content);
  for (const embed of embeds) expect(embed.description?.length ?? 0).toBeLessThanOrEqual(LIMITS.embedDescription);
  expect(embeds.reduce((sum, embed) => sum + lengthOf(embed), 0)).toBeLessThanOrEqual(LIMITS.embedTotal);
  for (const { description = '' } of files) expect(description.length).toBeLessThanOrEqual(LIMITS.fileDescription);
}

function lengthOf({ title = '', description = '', fields = [], footer }: APIEmbed): number {
  const inFields = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return title.length + description.length + inFields + (footer?.text.length ?? 0);
}

describe.each<[string, Verdict[]]>([
  ['all met', ids.map(() => 'met')],
  ['all partly', ids.map(() => 'partly')],
  ['all missed', ids.map(() => 'missed')],
  ['a mixture', ['met', 'met', 'partly', 'missed', 'missed', 'partly', 'missed']],
])('the longest texts, %s', (_, given) => {
  const interview = held(8, Object.fromEntries(ids.map((id, i) => [id, given[i]!])));
  const text = (reply: Reply) => reply.embeds?.map(({ description }) => description).join('\n') ?? '';

  it.each([0, 1, 6, 40])('fit into a verdict with %i observers, and no section of it is lost', (count) => {
    const reply = verdictView(interview, 0, { cardId: 1, judgements: observers(count) });
    expectToFit(reply);
    const headings = [
      ...(given.includes('met') ? ['What stood'] : []),
      ...(given.includes('partly') ? ['What was thin'] : []),
      ...(given.includes('missed') ? ['What was missing'] : []),
      'What was wrong',
      ...(given.every((verdict) => verdict === 'met') ? [] : ['The least that would have changed the verdict']),
    ];
    for (const heading of headings) expect(text(reply)).toContain(`**${heading}**`);
    if (count > 1) expect(text(reply)).toContain('**7.**');
  });

  it('fit into the report', async () => {
    const front = { front: words(300), chapter: 12 };
    const pulled = Array.from({ length: 30 }, (_, i) => ({
      ...front,
      day: new Date(NOW.getTime() + (i % 4) * 86_400_000),
    }));
    const judgements = Array.from({ length: 8 }, () => observers(6));
    const reply = await reportView(interview, { pulled, zone: 'Europe/Berlin', judgements }, NOW);
    expectToFit(reply);
    expect(text(reply)).toContain('First in /study');
    const fields = reply.embeds?.[0]?.fields?.map(({ value }) => value).join('\n') ?? '';
    expect(fields.match(/\*\*\d\.\*\*/g)).toHaveLength(8);
  });

  it('fit into every other message', () => {
    expectToFit(introView(interview, { kind: 'ask', host: words(60) }));
    expectToFit(askView(interview, 0, 0));
    for (const part of [0, 1, 2]) expectToFit(askedView(interview, 0, part));
    expectToFit(judgeView(interview, 0));
    expectToFit(judgementView(interview, 0, 2n ** 63n, null));
    expectToFit(modelAnswerView(interview, 0));
    expectToFit(historyView(Array.from({ length: 40 }, () => interview)));
  });
});
