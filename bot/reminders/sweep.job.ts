// Once a minute: whose reminder is due, by the index, in batches; each is claimed, sent within the budget, and closed.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { DirectOutcome, SendOptions } from '../discord/direct-messages.ts';
import type { Reply } from '../discord/route.ts';
import { DiscordRefusal } from '../discord/transport.ts';
import type { Job, Queue } from '../queue/queue.ts';
import type { Fire } from './fire-time.ts';
import { nextStep, nonceOf } from './next-step.ts';
import { verdictOn } from './refusal.ts';
import { reminderMessage } from './reminder.view.ts';
import { SENDS_A_SECOND, stoppedUntil, stopSends, takeSend } from './send-budget.store.ts';
import {
  type Attempt,
  claimAttempt,
  finish,
  lookAgain,
  passOver,
  remindersToLookAt,
  type Seen,
  type Taken,
  takeReminder,
} from './sweep.store.ts';
import { whatWaits } from './waiting.store.ts';
import { withinTime } from './within-time.ts';

export type SweepParts = {
  db: Database;
  send(channelId: bigint, reply: Reply, options: SendOptions): Promise<DirectOutcome>;
  now: () => Date;
  log: Logger;
  /** True when one message may go now. Left out: by the budget of all processes. */
  takeSend?: typeof takeSend;
};

/** What became of the reminders that a sweep looked at, by number. */
export type Swept = { [Key in Fate]: number };
type Fate =
  | 'sent'
  /** Nothing waits for the learner today. */
  | 'nothing'
  /** Not now: the learner moved, or changed something. */
  | 'early'
  /** The bot was down for too long. */
  | 'late'
  | 'refused'
  /** To be tried again soon. */
  | 'again'
  | 'failed'
  /** Another process has it. */
  | 'elsewhere'
  /** Sending is stopped for everybody. */
  | 'stopped';

const NAME = 'reminders.sweep';
const BATCH = 200;
/** So many reminders a sweep deals with at once. */
export const AT_ONCE = 8;
/** A run hands over to the next one after this, so that a process can stop soon. */
const RUN_MS = 10_000;
/** One attempt to send, with all of its waiting. */
const ATTEMPT_MS = 15_000;
const RETRY_AFTER_MS = 20_000;

export function reminderSweep(
  parts: Omit<SweepParts, 'send'> & { queue: Queue; discord: () => Promise<Pick<Sender, 'sendIn'>> },
): Job {
  return {
    name: NAME,
    cron: '* * * * *',
    retries: 0,
    async run() {
      const { sendIn } = await parts.discord();
      const { swept, more } = await sweep({ ...parts, send: sendIn }, RUN_MS);
      if (swept.sent + swept.late + swept.refused + swept.failed > 0) parts.log.info(swept, 'reminders swept');
      if (!more) return;
      await parts.queue.send(NAME, {}, { key: 'more' });
      parts.queue.wake(NAME);
    },
  };
}
type Sender = { sendIn: SweepParts['send'] };

/** Looks at everything that is due, for `forMs` at most; `more`: something was left. */
export async function sweep(
  parts: SweepParts,
  forMs = Number.POSITIVE_INFINITY,
): Promise<{ swept: Swept; more: boolean }> {
  const { db, now } = parts;
  const swept: Swept = {
    sent: 0,
    nothing: 0,
    early: 0,
    late: 0,
    refused: 0,
    again: 0,
    failed: 0,
    elsewhere: 0,
    stopped: 0,
  };
  const over = performance.now() + forMs;
  while (performance.now() < over) {
    if (await stoppedUntil(db, now())) return { swept, more: false };
    const seen = await remindersToLookAt(db, now(), BATCH);
    if (seen.length === 0) return { swept, more: false };
    // Other processes read the same batch: in another order they rarely meet.
    const left = shuffled(seen);
    const worker = async () => {
      for (let one = left.pop(); one && swept.stopped === 0 && performance.now() < over; one = left.pop()) {
        swept[await look(parts, one)]++;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (swept.stopped > 0) return { swept, more: false };
  }
  return { swept, more: true };
}

/** Never rejects: a reminder that breaks must not keep the others from coming. */
async function look(parts: SweepParts, seen: Seen): Promise<Fate> {
  try {
    return await dealWith(parts, seen);
  } catch (err) {
    parts.log.error({ err }, 'a reminder could not be dealt with');
    return 'failed';
  }
}

async function dealWith(parts: SweepParts, seen: Seen): Promise<Fate> {
  const { db, now } = parts;
  const taken = await takeReminder(db, seen, now());
  if (!taken) return 'elsewhere';
  const step = nextStep(taken, now());
  if (step.kind === 'wait') {
    await lookAgain(db, taken, step.until);
    return step.missed ? 'late' : 'early';
  }
  if (step.kind === 'give up') return giveUp(parts, { ...taken, day: step.fire.day, dueAt: step.fire.at });
  return remind(parts, taken, step.fire);
}

async function remind(parts: SweepParts, taken: Taken, fire: Fire): Promise<Fate> {
  const { db, now } = parts;
  const { learnerId } = taken;
  const waiting = await whatWaits(db, learnerId, now());
  if (!waiting) {
    if (taken.claim?.open) return giveUp(parts, { ...taken, day: fire.day, dueAt: fire.at });
    await passOver(db, taken, fire.at);
    return 'nothing';
  }
  if (!(await sendGranted(parts))) return 'stopped';
  const attempt = await claimAttempt(db, taken, fire, now());
  if (!attempt) return 'elsewhere';
  const reply = reminderMessage(learnerId, waiting);
  const problem = await send(parts, attempt, reply);
  if (problem) return afterRefusal(parts, attempt, problem);
  await finish(db, attempt, { outcome: 'sent' }, now());
  return 'sent';
}

async function giveUp({ db, now }: SweepParts, claimed: Taken & { day: string; dueAt: Date }): Promise<Fate> {
  await finish(db, claimed, { outcome: 'failed' }, now());
  return 'failed';
}

/** Waits until the budget of all processes has room; false when sending is stopped. */
async function sendGranted({ db, now, takeSend: take = takeSend }: SweepParts): Promise<boolean> {
  while (!(await take(db, now()))) {
    if (await stoppedUntil(db, now())) return false;
    // Not all at the same moment: the budget gains more between two such moments than it holds.
    await sleep((Math.random() * AT_ONCE * 1000) / SENDS_A_SECOND);
  }
  return true;
}

type Problem = { code: number; status: number };

/** Null when it was sent. The nonce is the same for every try of a day, so Discord drops a repeat. */
async function send({ send, log }: SweepParts, attempt: Attempt, reply: Reply): Promise<Problem | null> {
  const nonce = nonceOf(attempt);
  try {
    const outcome = await withinTime(ATTEMPT_MS, (signal) => send(attempt.channelId, reply, { nonce, signal }));
    return 'refused' in outcome ? { code: outcome.refused, status: 403 } : null;
  } catch (err) {
    log.warn({ err, tries: attempt.tries }, 'a reminder was not sent');
    return err instanceof DiscordRefusal ? { code: err.code, status: err.status } : { code: 0, status: 0 };
  }
}

async function afterRefusal({ db, now, log }: SweepParts, attempt: Attempt, problem: Problem): Promise<Fate> {
  const verdict = verdictOn(problem, attempt.tries);
  if (verdict === 'stop') {
    await stopSends(db, now());
    log.error(problem, 'Discord wants less: no reminder is sent for ten minutes');
  }
  if (verdict === 'pause') await finish(db, attempt, { outcome: 'refused', pausedFor: problem.code }, now());
  else if (verdict === 'fail') await finish(db, attempt, { outcome: 'failed' }, now());
  else await lookAgain(db, attempt, new Date(now().getTime() + RETRY_AFTER_MS));
  if (verdict === 'stop') return 'stopped';
  return verdict === 'pause' ? 'refused' : verdict === 'fail' ? 'failed' : 'again';
}

function shuffled<T>(list: T[]): T[] {
  return list
    .map((one) => ({ one, order: Math.random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ one }) => one);
}
