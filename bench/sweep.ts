// Who is to be reminded in this minute: found, claimed and closed, while the learners grow from 10 k to 1 M, one in ten due.
import type { Database } from '../bot/db/database.ts';
import type { TemporaryPostgres } from '../bot/db/temporary-postgres.ts';
import { SENDS_A_SECOND } from '../bot/reminders/send-budget.store.ts';
import type { Bench, Comparison } from './comparison.ts';
import { type Figure, figure, inTurns, type Question, type Side } from './measure.ts';
import { newDatabase } from './postgres.ts';
import { countStatements } from './sweep/count-statements.ts';
import { claimBatch, claimBatchBare, dueAgain, findsByIndex, loadReminders } from './sweep/due-learners.ts';

const ROUNDS = 12;
const BARE = 'a plain UPDATE … RETURNING for each on the bare driver';

const CLAIM: Question = {
  name: 'sweep-claim',
  better: 'higher',
  aim: 0.2,
  of: `due learners claimed and closed a second among 1 M, divided by those claimed by ${BARE}`,
  unit: 'learners a second',
};
const STATEMENTS: Question = {
  name: 'sweep-statements',
  better: 'lower',
  aim: 3.1,
  of: `SQL statements for a due learner, divided by those of ${BARE}`,
  unit: 'statements a learner, the search for them included',
};
const DUE = 100_000;
const ALL: Question = {
  name: 'sweep-all',
  better: 'lower',
  aim: 0.1,
  of: `time in which ${DUE / 1000} k due learners among 1 M are claimed and closed, divided by the time in which all processes allow themselves to send to them`,
  unit: 's at this pace',
};

export const sweep: Comparison = {
  name: 'sweep',
  about: 'claiming the reminders of 100 k due learners among 1 M, against 1 k among 10 k and the bare driver',
  needsPostgres: true,
  async measure(bench) {
    const small = await remindersOf(bench, 10_000);
    const middle = await remindersOf(bench, 100_000);
    const large = await remindersOf(bench, 1_000_000);
    await findsByIndex(large.pool);
    const windows = await inTurns(
      {
        small: claims(small, claimBatch),
        middle: claims(middle, claimBatch),
        large: claims(large, claimBatch),
        bare: claims(large, (_db, pool) => claimBatchBare(pool)),
      },
      { rounds: ROUNDS },
    );
    const rate = (list: Claims[]) => list.map(({ msEach }) => 1000 / msEach);
    const ours = { label: 'Quorum', windows: rate(windows.large) };
    const seconds = (label: string, rates: number[]) => ({ label, windows: rates.map((one) => DUE / one) });
    const allowed = ours.windows.map(() => SENDS_A_SECOND);
    const statements = (label: string, list: Claims[]) => ({ label, windows: list.map((one) => one.statementsEach) });
    return [
      growth('sweep', sizeOf('1 M', windows.large), sizeOf('10 k', windows.small)),
      growth('sweep-100k', sizeOf('100 k', windows.middle), sizeOf('10 k', windows.small)),
      figure(CLAIM, ours, { label: 'bare driver', windows: rate(windows.bare) }),
      figure(STATEMENTS, statements('Quorum', windows.large), statements('bare driver', windows.bare)),
      figure(ALL, seconds('claiming', ours.windows), seconds('sending', allowed)),
    ];
  },
};

type Claims = { msEach: number; statementsEach: number };

async function remindersOf(bench: Bench, learners: number): Promise<TemporaryPostgres> {
  const database = await newDatabase(bench);
  await loadReminders(database.pool, learners);
  return database;
}

/** A window that claims a batch. */
function claims(
  { db, pool }: TemporaryPostgres,
  claim: (db: Database, pool: TemporaryPostgres['pool']) => Promise<number>,
): () => Promise<Claims> {
  const statements = countStatements(pool);
  return async () => {
    await dueAgain(pool);
    const before = statements();
    const start = performance.now();
    const claimed = await claim(db, pool);
    return { msEach: (performance.now() - start) / claimed, statementsEach: (statements() - before) / claimed };
  };
}

function sizeOf(label: string, windows: Claims[]): Side {
  return { label, windows: windows.map(({ msEach }) => msEach) };
}

function growth(name: string, ours: Side, small: Side): Figure {
  const of = `time to claim and close a due learner among ${ours.label}, divided by the time among ${small.label}`;
  return figure({ name, better: 'lower', aim: 1.3, of, unit: 'ms a learner, 8 at a time' }, ours, small);
}
