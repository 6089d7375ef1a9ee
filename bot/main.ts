// `npm start`: reads the settings, runs the service, and closes it when it is asked to stop.
import { existsSync } from 'node:fs';
import { UserError } from './errors.ts';
import { openLog } from './operation/log.ts';
import { onOrphaned } from './operation/orphaned.ts';
import { secretsOf, startLine, upLine } from './operation/start-line.ts';
import { type Quorum, startQuorum } from './quorum.ts';
import { readSettings } from './settings.ts';

/** What takes longer to stop is cut off. */
const STOP_WITHIN_MS = 30_000;

if (existsSync('.env')) process.loadEnvFile('.env');

let quorum: Quorum | undefined;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
onOrphaned(process.env, () => stopping || stop());

try {
  const settings = readSettings(process.env);
  const log = openLog({ level: settings.logLevel, secrets: secretsOf(process.env) });
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'an error that nobody caught: stopping');
    process.exit(1);
  });
  log.info(startLine(settings), 'Quorum starts');
  quorum = await startQuorum(settings, log, {
    onLost: (reason) => {
      console.error(`Discord ended the connection for good: ${reason.message}`);
      process.exit(1);
    },
  });
  console.log(quorum.page ? welcome(quorum.page) : upLine(settings));
  if (quorum.health) log.info(`health and metrics: ${quorum.health}`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exit(1);
}

/** Finishes what runs, within a bound; the second time, and before the service is up, it ends at once. */
async function stop(): Promise<void> {
  if (stopping || !quorum) process.exit(stopping ? 1 : 0);
  stopping = true;
  console.log('Stopping: what runs is finished first. Press again to stop at once.');
  setTimeout(() => {
    console.error(`Not done within ${STOP_WITHIN_MS / 1000} s: stopping anyway.`);
    process.exit(1);
  }, STOP_WITHIN_MS).unref();
  await quorum.close();
  process.exit(0);
}

function welcome(page: string): string {
  return `
Quorum is up in its sandbox: ${page}

Three things to try there:
  1. type /study, pick a deck, reveal the card, and press how well you knew it
  2. type /settings interview-date and set the day of your interview, then /study again
  3. switch to the other person at the bottom left and open the direct message with Quorum

What you do is kept for the next start. Ctrl-C stops.`;
}
