// Carries out what interviews have to do: asks, grades, reports. After a crash it goes on where it was.
import type { Database } from '../db/database.ts';
import type { Channels, Refused } from '../discord/channels.ts';
import type { Graders } from '../grading/grader-choice.store.ts';
import type { Job, Queue } from '../queue/queue.ts';
import { ring } from './alarm.store.ts';
import { readFrom } from './direct-answers.store.ts';
import { effectView, laidAsideView } from './effect.view.ts';
import {
  DRIVE,
  nextEffect,
  noteMessage,
  type Pending,
  saidWithButtons,
  tickOff,
  whileDriving,
} from './effects.store.ts';
import { gradeAnswer } from './grade-answer.store.ts';
import { observersOf } from './group.store.ts';
import { findInterview, type Interview } from './interview.store.ts';
import { moveInterview } from './place.store.ts';
import { otherPlace } from './places.ts';
import { threadTitle } from './plan.ts';
import { pullCards } from './pull.store.ts';
import type { Effect } from './session.ts';
import { laidAside, stands } from './standing.ts';
import { ALARM, takeEvent } from './take-event.store.ts';
import { tellsTime, whisperOf } from './whisper.ts';

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
    await layAside(parts, interview);
    await carryOut(parts, interview, next);
    await tickOff(parts.db, key.learnerId, next.id, parts.now());
  }
  const interview = await findInterview(parts.db, key);
  if (interview) await layAside(parts, interview);
}

/** Takes the buttons off the messages that can no longer be acted on. */
async function layAside({ db, channels }: DriveParts, interview: Interview): Promise<void> {
  const { learnerId, channelId, session } = interview;
  const old = laidAside(await saidWithButtons(db, interview), session);
  if (channelId === null || old.length === 0) return;
  const door = await channels();
  for (const { id, effect, messageId } of old) {
    const refused = await door.edit(channelId, messageId, await laidAsideView(db, interview, effect));
    // In an archived thread nothing can be changed until something is posted there.
    if (refused?.refused !== 'locked') await noteMessage(db, learnerId, id, null);
  }
}

async function carryOut(parts: DriveParts, interview: Interview, pending: Pending): Promise<void> {
  const { effect } = pending;
  if (effect.do === 'report') await pullCards(parts.db, interview, interview.endedAt ?? parts.now());
  if (effect.do !== 'grade') return say(parts, interview, pending);
  const { session } = interview;
  const current = session.phase === 'grading' && session.at === effect.question;
  if (!current || session.turns[session.at]?.attempts !== effect.attempt) return;
  await whileTyping(parts, interview, () => gradeAnswer(parts, interview));
}

const TYPING_EVERY_MS = 8000;

async function whileTyping(parts: DriveParts, { channelId }: Interview, work: () => Promise<void>): Promise<void> {
  if (channelId === null) return work();
  const channels = await parts.channels();
  await channels.typing(channelId);
  const typing = setInterval(() => void channels.typing(channelId), TYPING_EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(typing);
  }
}

/** Posts where the interview is held, or goes to another place when nothing can be posted there any more. */
async function say(parts: DriveParts, interview: Interview, { id, effect }: Pending): Promise<void> {
  const { channelId, place } = interview;
  if (place === 'private' || channelId === null) return whisper(parts, interview, effect);
  const reply = await effectView(parts, interview, effect, parts.now());
  if (!reply) return;
  const sent = await (await parts.channels()).post(channelId, reply, `iv-${id.toString(36)}`);
  if (typeof sent === 'bigint') {
    if (stands(effect, interview.session)) await noteMessage(parts.db, interview.learnerId, id, sent);
    return readFrom(parts.db, interview, sent);
  }
  await move(parts, interview, sent);
  const moved = await findInterview(parts.db, interview);
  if (moved?.channelId) await say(parts, moved, { id, effect });
}

/** Where nothing can be posted, what is said about time is whispered; whoever can't be reached sees it when they press. */
async function whisper(parts: DriveParts, interview: Interview, effect: Effect): Promise<void> {
  const key = whisperOf(interview, parts.now());
  if (key === null || !tellsTime(effect)) return;
  const reply = await effectView(parts, interview, effect, parts.now());
  if (reply) await (await parts.channels()).whisper(key, reply);
}

async function move(parts: DriveParts, interview: Interview, refused: Refused): Promise<void> {
  const { plan, session } = interview;
  const observers = plan.group ? await observersOf(parts.db, interview) : [];
  const held = { ...interview, title: threadTitle(plan), observers };
  const place = await otherPlace(await parts.channels(), held, refused);
  await moveInterview(parts.db, interview, place);
  const now = parts.now();
  // Without observers there is nothing to wait for.
  if (session.phase === 'judging' && place.place !== 'thread')
    await takeEvent(parts, interview, { type: 'reveal', question: session.at }, now);
  // Nobody would see what is said: the clock stands until the learner asks for it.
  if (place.channelId === null) await takeEvent(parts, interview, { type: 'pause' }, now);
}
