// Carries out what interviews have to do: asks, grades, reports. After a crash it goes on where it was.
import type { Database } from '../db/database.ts';
import type { Channels, Refused } from '../discord/channels.ts';
import type { Reply } from '../discord/route.ts';
import { gradeWith } from '../grading/grade.ts';
import { claimGrader, countModelUse, type Graders, graderStanding } from '../grading/grader-choice.store.ts';
import type { Job, Queue } from '../queue/queue.ts';
import { ring } from './alarm.store.ts';
import { readFrom } from './direct-answers.store.ts';
import { nextEffect, type Pending, tickOff, whileDriving } from './effects.store.ts';
import { judgementsOf } from './group.store.ts';
import { judgeView } from './group.view.ts';
import { ALARM, DRIVE, findInterview, type Interview, takeEvent } from './interview.store.ts';
import { moveInterview, questionCard } from './place.store.ts';
import { pullCards } from './pull.store.ts';
import { askView, collectingView, introView, pausedView, timeUpView, warnView } from './question.view.ts';
import { reportView } from './report.view.ts';
import type { Effect } from './session.ts';
import { closedView, ungradedView, verdictView } from './verdict.view.ts';

export type DriveParts = {
  db: Database;
  queue: Queue;
  graders: Graders;
  channels: () => Promise<Channels>;
  now: () => Date;
};

export function interviewJobs(parts: DriveParts): Job[] {
  return [
    {
      name: DRIVE,
      atOnce: 4,
      retries: 8,
      async run({ learner, interview }) {
        const key = { learnerId: BigInt(String(learner)), id: Number(interview) };
        if ((await whileDriving(parts.db, key, () => driveAll(parts, key))) === 'done') return;
        // Whoever drives it may have looked before our effect was there.
        const data = { learner: String(learner), interview: key.id };
        const at = new Date(Date.now() + 1000);
        await parts.queue.send(DRIVE, data, { at, key: `${key.learnerId}/${key.id}` });
      },
    },
    {
      name: ALARM,
      lookEvery: 1,
      async run({ learner, interview }) {
        await ring(parts, { learnerId: BigInt(String(learner)), id: Number(interview) }, parts.now());
      },
    },
  ];
}

type Key = { learnerId: bigint; id: number };

async function driveAll(parts: DriveParts, key: Key): Promise<void> {
  for (let next = await nextEffect(parts.db, key); next; next = await nextEffect(parts.db, key)) {
    const interview = await findInterview(parts.db, key);
    if (!interview) return;
    await carryOut(parts, interview, next);
    await tickOff(parts.db, key.learnerId, next.id, parts.now());
  }
}

async function carryOut(parts: DriveParts, interview: Interview, { id, effect }: Pending): Promise<void> {
  if (effect.do === 'grade') return grade(parts, interview, effect.question, effect.attempt);
  const reply = await replyTo(parts, interview, effect);
  if (reply) await say(parts, interview, reply, `iv-${id.toString(36)}`);
}

async function replyTo({ db, graders, now }: DriveParts, interview: Interview, effect: Effect): Promise<Reply | null> {
  const { session, learnerId } = interview;
  switch (effect.do) {
    case 'intro':
      return introView(interview, await graderStanding(db, graders, { learnerId, now: now() }));
    case 'ask': {
      const current = session.phase === 'asking' && session.at === effect.question;
      // A question that was answered before it could be asked again is not repeated.
      return current && (session.turns[session.at]?.parts.length ?? 0) - 1 === effect.part
        ? askView(interview, effect.question, effect.part)
        : null;
    }
    case 'collecting':
      return collectingView(interview, effect.question, effect.part);
    case 'warn':
      return warnView(interview, now());
    case 'timeUp':
      return timeUpView(interview);
    case 'paused':
      return pausedView(interview, now());
    case 'resumed':
      return resumedReply(db, interview);
    case 'ungraded':
      return ungradedView(interview, effect.question, effect.attempt, effect.reason);
    case 'judge':
      return judgeView(interview, effect.question);
    case 'verdict': {
      const people = interview.plan.group ? await judgementsOf(db, interview, effect.question) : [];
      return verdictView(interview, effect.question, await questionCard(db, interview, effect.question), people);
    }
    case 'skipped':
      return closedView(interview, effect.question, await questionCard(db, interview, effect.question));
    case 'report':
      return reportView(interview, await pullCards(db, interview, interview.endedAt ?? now()));
    case 'grade':
      return null;
  }
}

/** What stands to be done, said again. */
async function resumedReply(db: Database, interview: Interview): Promise<Reply | null> {
  const { session } = interview;
  const { at, phase } = session;
  const turn = session.turns[at];
  if (phase === 'asking') return askView(interview, at, (turn?.parts.length ?? 1) - 1);
  if (phase === 'between') return verdictView(interview, at, await questionCard(db, interview, at), []);
  if (phase === 'ungraded') return ungradedView(interview, at, turn?.attempts ?? 1, turn?.failure ?? 'unclear');
  if (phase === 'judging') return judgeView(interview, at);
  return null;
}

const TYPING_EVERY_MS = 8000;

async function grade(parts: DriveParts, interview: Interview, question: number, attempt: number): Promise<void> {
  const { learnerId, id, session, plan, channelId } = interview;
  const turn = session.turns[question];
  if (session.phase !== 'grading' || session.at !== question || turn?.attempts !== attempt) return;
  const now = parts.now();
  const channels = await parts.channels();
  if (channelId !== null) await channels.typing(channelId);
  const typing = setInterval(() => channelId !== null && void channels.typing(channelId), TYPING_EVERY_MS);
  try {
    const planned = plan.questions[question]!;
    const asked = turn.parts.flatMap(({ asks }) => planned.criteria.find((one) => one.id === asks)?.follow_up ?? []);
    const hinted = turn.hints.flatMap((hint) => planned.criteria.find((one) => one.id === hint)?.follow_up ?? []);
    const grader = await claimGrader(parts.db, parts.graders, { learnerId, now });
    const graded = { ...planned, prompt: [planned.prompt, ...asked, ...hinted].join('\n') };
    const answer = turn.parts.flatMap((part) => part.answer ?? []).join('\n\n');
    const result = await gradeWith(grader, graded, answer);
    if (grader !== parts.graders.embedded) await countModelUse(parts.db, { learnerId, now }, result.cost);
    const event =
      result.kind === 'assessment'
        ? ({ type: 'graded', question, attempt, assessment: result } as const)
        : ({ type: 'ungraded', question, attempt, reason: result.reason } as const);
    await takeEvent(parts, { learnerId, id }, event, parts.now());
  } finally {
    clearInterval(typing);
  }
}

/** Posts where the interview is held, and finds another place when that one is gone. */
async function say(parts: DriveParts, interview: Interview, reply: Reply, nonce: string): Promise<void> {
  const { channelId, place } = interview;
  if (place === 'private' || channelId === null) return;
  const channels = await parts.channels();
  const sent = await channels.post(channelId, reply, nonce);
  if (typeof sent === 'bigint') return readFrom(parts.db, interview, sent);
  const moved = await otherPlace(channels, interview, sent);
  await moveInterview(parts.db, interview, moved);
  if (moved.channelId !== null) {
    const news = place === 'thread' ? 'The thread is gone or closed, so your interview goes on here.' : '';
    await channels.post(moved.channelId, { content: `-# ${news}` });
    await channels.post(moved.channelId, reply, nonce);
    return;
  }
  // Nobody would see what is said: the clock stands until the learner asks for it.
  await takeEvent(parts, interview, { type: 'pause' }, parts.now());
}

type Place = Pick<Interview, 'place' | 'channelId' | 'parentId'>;

async function otherPlace(channels: Channels, interview: Interview, { refused }: Refused): Promise<Place> {
  const { place, parentId, learnerId, plan } = interview;
  if (place === 'thread' && parentId !== null && refused !== 'denied') {
    const thread = await channels.startThread(parentId, plan.scenario?.title ?? 'Mock interview', [learnerId]);
    if (typeof thread === 'bigint') return { place: 'thread', channelId: thread, parentId };
  }
  if (place === 'thread') {
    const direct = await channels.openDirect(learnerId);
    const probe =
      typeof direct === 'bigint'
        ? await channels.post(direct, { content: 'Your mock interview goes on here.' })
        : direct;
    if (typeof direct === 'bigint' && typeof probe === 'bigint') {
      return { place: 'direct', channelId: direct, parentId: null };
    }
  }
  return { place: 'private', channelId: null, parentId: null };
}
