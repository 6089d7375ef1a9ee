// How one interaction is answered: in time, to the right eyes, and whatever happens.
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { UserError } from '../errors.ts';
import { embed } from './embed.ts';
import { LIMITS } from './limits.ts';
import type { Answer, Modal, Reply } from './route.ts';
import { clip, escapeMarkdown } from './text.ts';
import { alreadyAnswered, isGone, type Transport } from './transport.ts';

/** One handler's run, ready to start. */
export type Task = {
  /** Discord's id of the interaction, for the log. */
  interaction: string;
  /** For the log: `/study` or `study.rate`. */
  route: string;
  answer: Answer;
  /** Discord is told to wait before it begins. */
  slow?: boolean | undefined;
  /** In the person's own direct message with the bot. */
  direct: boolean;
  /** What the person typed into a form: it goes back to them when it is not taken, since they have no other copy. */
  written?: string;
  run(): Promise<Reply | Modal>;
};

/** After so long without an answer Discord is told to wait; it gives up after 3 s. */
export const DEFER_AFTER_MS = 1500;

/**
 * How it went. `answered`: as the handler wished; `refused`: the person was told what they can mend; `fault`: it broke on
 * our side; `gone`: nobody waited for the answer any more.
 */
export type Result = {
  outcome: 'answered' | 'refused' | 'fault' | 'gone';
  deferred: boolean;
  /** Settles when what takes the answer's place later has taken it; never rejects. */
  later: Promise<void>;
};

/** Runs the task and answers. Never rejects: what can't be told to the person is logged. */
export async function answer(
  task: Task,
  transport: Transport,
  log: Logger,
  deferAfterMs = DEFER_AFTER_MS,
): Promise<Result> {
  const context = { route: task.route, interaction: task.interaction };
  const voice = voiceOf(task, transport);
  const askForTime = () =>
    voice.wait().catch((error: unknown) => log.warn({ ...context, err: error }, 'could not ask for more time'));
  if (task.slow) await askForTime();
  const outcome = outcomeOf(task);
  const inTime = task.answer === 'modal' || (!task.slow && (await settlesWithin(outcome, deferAfterMs)));
  if (!inTime && !task.slow) await askForTime();
  const told = await tell(await outcome, voice, log.child(context), task.written ?? '');
  const later = told === 'answered' ? replaced(await outcome, transport, log.child(context)) : Promise.resolve();
  return { outcome: told, deferred: !inTime, later };
}

async function replaced(outcome: Outcome, transport: Transport, log: Logger): Promise<void> {
  if (!('result' in outcome) || 'modal' in outcome.result || !outcome.result.later) return;
  try {
    const reply = await outcome.result.later();
    if (reply) await transport.edit(reply);
  } catch (error) {
    if (!unanswerable(error, log)) log.error({ err: error }, 'what was to take the place of an answer did not come');
  }
}

type Outcome = { result: Reply | Modal } | { error: unknown };

async function outcomeOf(task: Task): Promise<Outcome> {
  try {
    const result = await task.run();
    if ('modal' in result && task.answer !== 'modal') {
      throw new Error(`${task.route} answers by "${task.answer}", which can't open a form`);
    }
    return { result };
  } catch (error) {
    return { error };
  }
}

async function tell(outcome: Outcome, voice: Voice, log: Logger, written: string): Promise<Result['outcome']> {
  try {
    if ('result' in outcome) await voice.say(outcome.result);
    else await voice.sayPrivately(withWritten(apology(outcome.error, log), written));
    if ('result' in outcome) return 'answered';
    return outcome.error instanceof UserError ? 'refused' : 'fault';
  } catch (error) {
    if (unanswerable(error, log)) return 'gone';
    await voice.sayPrivately(withWritten(apology(error, log), written)).catch((again: unknown) => {
      if (!unanswerable(again, log)) log.warn({ err: again }, 'the person could not be told');
    });
    return 'fault';
  }
}

/** True, and logged, when nobody waits for this answer any more. */
function unanswerable(error: unknown, log: Logger): boolean {
  if (alreadyAnswered(error)) log.info('the interaction was answered already');
  else if (isGone(error)) log.warn({ err: error }, 'the answer came too late, or its message is gone');
  else return false;
  return true;
}

/** What the person reads about an error; a fault is logged with the reference that they see. */
function apology(error: unknown, log: Logger): Reply {
  if (error instanceof UserError) return { content: clip(error.message, LIMITS.content) };
  const reference = randomBytes(4).toString('hex');
  log.error({ err: error, reference }, 'a route failed');
  return {
    content: `Something broke on our side (reference ${reference}). Nothing of yours was lost: try again.`,
  };
}

function withWritten(reply: Reply, written: string): Reply {
  if (written === '') return reply;
  const shown = escapeMarkdown(written);
  if (shown.length <= LIMITS.embedDescription)
    return { ...reply, embeds: [embed({ title: 'You wrote', description: shown })] };
  return { ...reply, files: [{ name: 'you-wrote.txt', data: Buffer.from(written), description: 'What you wrote' }] };
}

type Voice = {
  wait(): Promise<void>;
  say(result: Reply | Modal): Promise<void>;
  sayPrivately(reply: Reply): Promise<void>;
};

/** Speaks the way that the route declares, and knows whether Discord was asked to wait. */
function voiceOf({ answer: way, direct }: Task, transport: Transport): Voice {
  let waiting = false;
  const hidden = way !== 'public' && !direct;
  return {
    async wait() {
      // Refused because it was acknowledged means a repeat after a lost reply: the answer is still to be filled in.
      await (way === 'update' ? transport.deferUpdate() : transport.defer(hidden)).catch((error: unknown) => {
        if (!alreadyAnswered(error)) throw error;
      });
      waiting = true;
    },
    async say(result) {
      if ('modal' in result) return transport.showModal(result);
      if (waiting) return transport.edit(result);
      return way === 'update' ? transport.update(result) : transport.reply(result, hidden);
    },
    async sayPrivately(reply) {
      if (!waiting) return transport.reply(reply, true);
      if (way === 'private') return transport.edit(reply);
      // A follow-up to a public "thinking" message would take its place, and its publicity.
      if (way === 'public') await transport.remove().catch(unlessGone);
      return transport.followUp(reply, true);
    },
  };
}

function unlessGone(error: unknown): void {
  if (!isGone(error)) throw error;
}

async function settlesWithin(outcome: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  try {
    return await Promise.race([outcome.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
