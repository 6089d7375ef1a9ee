// A rating press, from the person's click to their next card: Quorum against a bot that answers with a constant.
import path from 'node:path';
import { startSandbox } from '../bot/sandbox/sandbox.ts';
import type { ScriptPerson } from '../bot/sandbox/script-client.ts';
import type { Bench, Comparison } from './comparison.ts';
import { loadLearners } from './course.ts';
import { figure, inTurns, type Question } from './measure.ts';
import { newDatabase } from './postgres.ts';
import { type BotProcess, startBot } from './press/bot-process.ts';
import { newPeople, type Person, type Presses, presses, startStudying } from './press/people.ts';

const PEOPLE = 64;
const AT_ONCE = 8;
/** Enough that both bots' code has been compiled. */
const WARM_UPS = 6;
const ROUNDS = 9;
const DECK = 'ddia';
const TOUCHED = 500;
const DUE = 300;

const CONSTANT = 'a discord.js bot that answers with a constant';
const CPU: Question = {
  name: 'press-cpu',
  better: 'lower',
  aim: 5,
  of: `CPU time of the bot's process for a rating press, divided by that of ${CONSTANT}`,
  unit: 'ms CPU a press, one at a time',
};
const TIME: Question = {
  name: 'press-time',
  better: 'lower',
  aim: 5,
  of: `time from a rating press to the next card, divided by that of ${CONSTANT}`,
  unit: 'ms a press, one at a time',
};
const THROUGHPUT: Question = {
  name: 'press-throughput',
  better: 'higher',
  aim: 0.2,
  of: `rating presses a second, divided by those of ${CONSTANT}`,
  unit: `presses a second, ${AT_ONCE} at a time`,
};

export const press: Comparison = {
  name: 'press',
  about: 'a rating press end to end, against a bot that answers with a constant',
  needsPostgres: true,
  async measure(bench) {
    const quorum = await studyWithQuorum(bench);
    const constant = await studyWithConstant(bench);
    const inRounds = (atOnce: number) =>
      inTurns(
        { quorum: presses(quorum, atOnce), constant: presses(constant, atOnce) },
        { rounds: ROUNDS, warmUps: WARM_UPS },
      );
    const alone = await inRounds(1);
    const together = await inRounds(AT_ONCE);
    return [
      compared(CPU, alone, ({ cpuMs }) => cpuMs),
      compared(TIME, alone, ({ latencyMs }) => latencyMs),
      compared(THROUGHPUT, together, ({ perSecond }) => perSecond),
    ];
  },
};

type Windows = Record<'quorum' | 'constant', Presses[]>;

function compared(question: Question, { quorum, constant }: Windows, value: (window: Presses) => number) {
  const ours = { label: 'Quorum', windows: quorum.map(value) };
  return figure(question, ours, { label: 'constant', windows: constant.map(value) });
}

type Studying = { bot: BotProcess; people: Person[] };

/** Quorum with our deck, of which each person has studied the most part. */
async function studyWithQuorum(bench: Bench): Promise<Studying> {
  const { pool, url } = await newDatabase(bench);
  const decks = path.resolve(import.meta.dirname, '../decks');
  const settings = { DATABASE_URL: url, DECKS_FOLDER: decks, LOG_LEVEL: 'error' };
  const { bot, people } = await botInSandbox(bench, 'quorum-bot.ts', settings);
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM "Deck" WHERE slug = $1', [DECK]);
  const ids = people.map(({ id }) => BigInt(id));
  await loadLearners(pool, { deckId: rows[0]!.id, ids, touched: TOUCHED, due: DUE });
  return { bot, people: await startStudying(people, DECK) };
}

async function studyWithConstant(bench: Bench): Promise<Studying> {
  const { bot, people } = await botInSandbox(bench, 'constant-bot.ts', {});
  return { bot, people: await startStudying(people, DECK) };
}

type BotInSandbox = { bot: BotProcess; people: ScriptPerson[] };

/** The sandbox runs in this process, the bot in one of its own. */
async function botInSandbox(
  { opened }: Bench,
  program: string,
  settings: Record<string, string>,
): Promise<BotInSandbox> {
  const sandbox = await startSandbox({ rateLimits: false });
  opened.defer(() => sandbox.close());
  const bot = await startBot(opened, program, {
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API_URL: sandbox.api,
    ...settings,
  });
  return { bot, people: await newPeople(sandbox.url, PEOPLE) };
}
