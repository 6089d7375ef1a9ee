// `npm run doctor`: looks at an installation from outside, and says what is wrong and what to do. Changes nothing.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { featuresOf, type Parts } from '../commands.ts';
import { prismaOver } from '../db/database.ts';
import { readDecks } from '../decks/load-decks.job.ts';
import { UserError } from '../errors.ts';
import { reminderLagSeconds } from '../reminders/lag.store.ts';
import { readSettings, type Settings } from '../settings.ts';
import { checkDatabase } from './check-database.ts';
import { checkDiscord } from './check-discord.ts';
import { checkDisk, checkNode } from './check-machine.ts';
import { checkModel } from './check-model.ts';
import { type Finding, fail, findingLines, inTotal, ok, warn } from './checkup.ts';
import { scrubber } from './log.ts';
import { secretsOf } from './start-line.ts';

const HELP = `npm run doctor: looks at this installation of Quorum and says what is wrong and what to do.
It reads the settings as "npm start" does, changes nothing, and prints no secret.
Each line is ok, warn, fail or skip; the exit code is 1 when there is any fail.`;

async function checkup(settings: Settings): Promise<Finding[]> {
  // What a command needs when it runs is of no concern here: only its definition is compared.
  const { commands } = featuresOf({} as Parts);
  const { discord, database } = settings;
  const folder =
    'folder' in database ? path.dirname(database.folder) : discord.kind === 'sandbox' ? discord.folder : null;
  const findings = [checkNode(), ok('settings', 'read without a problem'), checkDecks(settings.decksFolder)];
  findings.push(
    await checkDisk(folder),
    ...(await checkDatabase(database, [checkReminders])),
    ...(await checkDiscord(discord, commands)),
  );
  return [...findings, await checkModel(settings.model)];
}

function checkDecks(folder: string): Finding {
  try {
    const told = readDecks(folder).map(({ slug, cards }) => `${slug} (${cards.length} cards)`);
    return ok('decks', told.join(', '));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return fail('decks', error.message, '"npm run decks -- lint <folder>" names every problem of a deck.');
  }
}

const LATE_SECONDS = 300;

async function checkReminders(pool: pg.Pool): Promise<Finding> {
  const lag = await reminderLagSeconds(prismaOver(pool), new Date());
  if (lag < LATE_SECONDS) return ok('reminders', 'none is late');
  const todo = 'While Quorum runs, see that one process has ROLE=worker or ROLE=all, and its log.';
  return warn('reminders', `the one that waits longest is ${Math.round(lag / 60)} min late`, todo);
}

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const [unknown] = process.argv.slice(2);
  if (unknown !== undefined) {
    console.error(`It takes no ${unknown}.\n\n${HELP}`);
    return 1;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const clean = scrubber(secretsOf(process.env));
  const findings = await readSettingsOrTell();
  for (const finding of findings) console.log(clean(findingLines(finding)));
  console.log(`\n${inTotal(findings)}`);
  return findings.some(({ state }) => state === 'fail') ? 1 : 0;
}

async function readSettingsOrTell(): Promise<Finding[]> {
  try {
    return await checkup(readSettings(process.env));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [checkNode(), fail('settings', error.message, 'Correct .env, or the environment.')];
  }
}

process.exitCode = await main();
