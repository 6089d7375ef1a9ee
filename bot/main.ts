// `npm start`: reads the settings, runs the service, and closes it when it is asked to stop.
import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { UserError } from './errors.ts';
import { startQuorum } from './quorum.ts';
import { readSettings } from './settings.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

try {
  const settings = readSettings(process.env);
  const log = pino({ level: settings.logLevel });
  const quorum = await startQuorum(settings, log, {
    onLost: (reason) => {
      console.error(`Discord ended the connection for good: ${reason.message}`);
      process.exit(1);
    },
  });
  console.log(welcome(quorum.page));
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (stopping) process.exit(1);
      stopping = true;
      console.log('Stopping: what runs is finished first. Press again to stop at once.');
      await quorum.close();
      process.exit(0);
    });
  }
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exit(1);
}

function welcome(page: string | null): string {
  if (!page) return 'Quorum is up and connected to Discord.';
  return `
Quorum is up in its sandbox: ${page}

Three things to try there:
  1. type /study, pick a deck, reveal the card, and press how well you knew it
  2. type /settings interview-date and set the day of your interview, then /study again
  3. switch to the other person at the bottom left and open the direct message with Quorum

What you do is kept for the next start. Ctrl-C stops.`;
}
