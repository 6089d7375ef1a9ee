// The soak: people study, sit interviews and are reminded while the bot is killed again and again; then the books are
// compared: whatever was acknowledged must be there, once.

import type pg from 'pg';
import { seeded } from '../bot/progress/figures/course.ts';
import { startSandbox } from '../bot/sandbox/sandbox.ts';
import { scriptClient } from '../bot/sandbox/script-client.ts';
import { loadNow } from './report.ts';
import { interviewsEnd, remindersCome, studentsGoOn } from './soak/answerable.ts';
import { type Candidate, sitsInterviews } from './soak/candidate.ts';
import { checkInterviews, type Reports } from './soak/check-interviews.ts';
import { checkReminders } from './soak/check-reminders.ts';
import { checkReviews } from './soak/check-reviews.ts';
import { checkRows } from './soak/check-rows.ts';
import { checkSettings } from './soak/check-settings.ts';
import type { Finding } from './soak/finding.ts';
import { killAgainAndAgain } from './soak/killed-bot.ts';
import { type Ledger, newLedger } from './soak/ledger.ts';
import type { Soak } from './soak/person.ts';
import { embedded, onPostgres } from './soak/place.ts';
import { areReminded } from './soak/sleeper.ts';
import { type Soaked, soakedOf } from './soak/soaked.ts';
import { type Student, studies } from './soak/student.ts';

export type SoakPlan = {
  minutes: number;
  seed: number;
  /** Address of a Postgres on which databases may be created; null for the embedded database. */
  server: string | null;
  opened: AsyncDisposableStack;
};

const STUDENTS = 6;
const CANDIDATES = 4;
const SLEEPERS = 3;
const MINUTE_MS = 60_000;
/** Nobody asks to be reminded in the last part, so that most reminders come while the bot is still killed. */
const REMINDED_SHARE = 0.6;

export async function soak({ minutes, seed, server, opened }: SoakPlan): Promise<Soaked> {
  const loadBefore = loadNow();
  const place = server === null ? embedded(opened) : await onPostgres(server, opened);
  const sandbox = await startSandbox();
  opened.defer(() => sandbox.close());
  const address = { DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.api, LOG_LEVEL: 'warn' };
  const bot = killAgainAndAgain({ ...place.settings, ...address }, seeded(seed));
  opened.defer(() => bot.close());
  const ledger = newLedger();
  const over = AbortSignal.timeout(minutes * MINUTE_MS);
  const common = { ledger, bot, over, newPerson: (name: string) => scriptClient(sandbox.url).login(name) };
  const people = await live(common, seed, AbortSignal.timeout(minutes * MINUTE_MS * REMINDED_SHARE));
  await bot.letBe();
  const { findings, reports } = await goOn({ ...common, random: () => 1 }, people);
  const kills = bot.kills();
  await bot.close();
  const pool = await place.pool();
  const reminded = await checkReminders(pool, ledger);
  const rows = await compared(pool, ledger, reports);
  const load: [number, number] = [loadBefore, loadNow()];
  const course = { seed, minutes, database: place.database, kills, load, errors: bot.errors() };
  return soakedOf(course, ledger, reminded, [...findings, ...rows]);
}

type People = { students: Student[]; candidates: Candidate[] };

/** Each person has a sequence of their own, so that one who is slow does not change what the others do. */
async function live(common: Omit<Soak, 'random'>, seed: number, enough: AbortSignal): Promise<People> {
  let sequences = 0;
  const people = <T>(count: number, name: string, lives: (soak: Soak, name: string) => Promise<T>) =>
    Promise.all(
      Array.from({ length: count }, (_, at) =>
        lives({ ...common, random: seeded(seed * 1000 + ++sequences) }, `${name} ${at + 1}`),
      ),
    );
  const [students, candidates] = await Promise.all([
    people(STUDENTS, 'Student', studies),
    people(CANDIDATES, 'Candidate', sitsInterviews),
    people(SLEEPERS, 'Sleeper', (soak, name) => areReminded(soak, name, enough)),
  ]);
  return { students, candidates };
}

/** Nothing is killed any more: everybody is answered, and what was under way comes to its end. */
async function goOn(soak: Soak, { students, candidates }: People): Promise<{ findings: Finding[]; reports: Reports }> {
  const silent = await studentsGoOn(soak, students);
  const { finding, reports } = await interviewsEnd(soak, candidates);
  await remindersCome(soak.ledger);
  return { findings: [silent, finding], reports };
}

async function compared(pool: pg.Pool, ledger: Ledger, reports: Reports): Promise<Finding[]> {
  return [
    ...(await checkReviews(pool, ledger)),
    ...(await checkSettings(pool, ledger)),
    ...(await checkInterviews(pool, ledger, reports)),
    ...(await checkRows(pool)),
  ];
}
