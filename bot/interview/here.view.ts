// Where an interview stands, for an answer to a press or a command.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/database.ts';
import type { Call, Reply } from '../discord/route.ts';
import { type Graders, graderStanding } from '../grading/grader-choice.store.ts';
import { currentView } from './current.view.ts';
import { nextEffect } from './effects.store.ts';
import { judgementsOf } from './group.store.ts';
import { findInterview, type Interview } from './interview.store.ts';
import { noteWhisper, questionCard } from './place.store.ts';
import { reportParts } from './report-parts.store.ts';

type Parts = { db: Database; graders: Graders };
type Key = Pick<Interview, 'learnerId' | 'id'>;

/** What takes no longer is shown at once. */
const AT_ONCE_MS = 1000;
/** Long enough for most gradings. */
const WAIT_MS = 180_000;
const LOOK_EVERY_MS = 250;

/** The interview once nothing is being graded or said, or after a while as it is then. */
export async function settled(db: Database, key: Key, waitMs = WAIT_MS): Promise<Interview> {
  for (const end = performance.now() + waitMs; performance.now() < end; await sleep(LOOK_EVERY_MS)) {
    if ((await nextEffect(db, key)) === null) break;
  }
  return (await findInterview(db, key))!;
}

/**
 * Its current state; when something is being graded, that is said at once, and what comes of it takes its place. Where
 * nothing can be posted, this call is how the learner is reached from now on.
 */
export async function hereSoon(parts: Parts, key: Key, call: Pick<Call, 'whisper' | 'now'>): Promise<Reply> {
  const { now } = call;
  await noteWhisper(parts.db, key, call);
  const reply = await hereView(parts, await settled(parts.db, key, AT_ONCE_MS), now);
  if ((await nextEffect(parts.db, key)) === null) return reply;
  const later = async () => hereView(parts, await settled(parts.db, key), now);
  return { ...reply, later };
}

/** Its current state as one message. */
export async function hereView({ db, graders }: Parts, interview: Interview, now: Date): Promise<Reply> {
  const { learnerId, session } = interview;
  const ended = session.phase === 'ended';
  return currentView(interview, {
    grader: await graderStanding(db, graders, { learnerId, now }),
    cardId: session.turns.length > 0 ? await questionCard(db, interview, session.at) : null,
    judgements: await judgementsOf(db, interview, session.at),
    parts: ended ? await reportParts(db, interview, now) : null,
    now,
  });
}
