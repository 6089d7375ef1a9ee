// Everybody who is due in this minute is reminded, by the real sweep but without Discord, while the learners grow from 10 k to
// 1 M, one in ten of them due.
import type { TemporaryPostgres } from '../bot/db/temporary-postgres.ts';
import { SENDS_A_SECOND } from '../bot/reminders/send-budget.store.ts';
import type { Bench, Comparison } from './comparison.ts';
import { type Figure, figure, inTurns, type Question, type Side } from './measure.ts';
import { newDatabase } from './postgres.ts';
import { claimBatch, claimBatchBare } from './sweep/claims.ts';
import { dueAgain, findsByIndex, loadReminders } from './sweep/due-learners.ts';
import { type Run, type Sweeping, sweeping } from './sweep/whole-sweep.ts';

const CLAIM_ROUNDS = 12;
/** A round of runs is shorter than the ten seconds after which connections that rest are closed. */
const RUN_MS = 4_000;
/** The smaller sizes have less to do in as many rounds. */
const SHORT_RUN_MS = 1_000;

const CLAIM: Question = {
  name: 'sweep-claim',
  better: 'higher',
  aim: 0.2,
  of: 'due learners among 1 M who are taken, claimed and closed a second, without what a reminder says, divided by those claimed by a plain UPDATE … RETURNING for each on the bare driver',
  unit: 'learners a second, 8 at a time',
};

export const sweep: Comparison = {
  name: 'sweep',
  about:
    'the whole sweep of 100 k due learners among 1 M, against 10 k among 100 k, 1 k among 10 k, and the send budget',
  needsPostgres: true,
  async measure(bench) {
    const small = await remindersOf(bench, 10_000);
    const middle = await remindersOf(bench, 100_000);
    const large = await remindersOf(bench, 1_000_000);
    await findsByIndex(large.db, large.pool);
    const claims = await claimFigure(large);
    const sizes = {
      small: sweeping(small, SHORT_RUN_MS),
      middle: sweeping(middle, SHORT_RUN_MS),
      large: sweeping(large, RUN_MS),
    };
    await sweptWhole(sizes);
    return [
      growth('sweep', eachOf('1 M', sizes.large), eachOf('10 k', sizes.small)),
      growth('sweep-100k', eachOf('100 k', sizes.middle), eachOf('10 k', sizes.small)),
      ...sizeFigures('-10k', '10 k', sizes.small),
      ...sizeFigures('-100k', '100 k', sizes.middle),
      ...sizeFigures('', '1 M', sizes.large),
      claims,
    ];
  },
};

async function remindersOf(bench: Bench, learners: number): Promise<TemporaryPostgres> {
  const database = await newDatabase(bench);
  await loadReminders(database.pool, learners);
  return database;
}

type Sizes = Record<'small' | 'middle' | 'large', Sweeping>;

/** Each is swept whole at least once, in runs that take turns. */
async function sweptWhole({ small, middle, large }: Sizes): Promise<void> {
  while (large.wholes.length === 0) {
    for (const size of [small, middle, large]) await size.run();
  }
  for (const size of [small, middle]) while (size.wholes.length === 0) await size.run();
}

/** A last run that finds nobody tells nothing. */
function eachOf(label: string, { runs }: Sweeping): Side {
  const windows = runs.filter(({ reminded }) => reminded > 0).map((run) => (run.seconds / run.reminded) * 1000);
  return { label, windows };
}

function growth(name: string, ours: Side, small: Side): Figure {
  const of = `time of the sweep for a due learner among ${ours.label}, divided by the time among ${small.label}`;
  return figure({ name, better: 'lower', aim: 1.3, of, unit: 'ms a learner, 8 at a time' }, ours, small);
}

/** Of whole sweeps: how long against the send budget, and how many statements. */
function sizeFigures(suffix: string, size: string, { wholes }: Sweeping): Figure[] {
  const { reminded } = wholes[0]!;
  const due = `${reminded / 1000} k due learners among ${size}`;
  const time: Question = {
    name: `sweep-seconds${suffix}`,
    better: 'lower',
    aim: 0.2,
    of: `time in which the sweep is through with ${due}, divided by the least in which the send budget lets it, a constant`,
    unit: 's',
  };
  const statements: Question = {
    name: `sweep-statements${suffix}`,
    better: 'lower',
    aim: 9.1,
    of: `SQL statements of a sweep of ${due}, divided by the learners`,
    unit: 'in all',
  };
  const side = (label: string, value: (run: Run) => number) => ({ label, windows: wholes.map(value) });
  return [
    figure(
      time,
      side('sweep', ({ seconds }) => seconds),
      side('budget', () => reminded / SENDS_A_SECOND),
    ),
    figure(
      statements,
      side('statements', (run) => run.statements),
      side('learners', () => reminded),
    ),
  ];
}

/** Taking, claiming and closing alone. */
async function claimFigure({ db, pool }: TemporaryPostgres): Promise<Figure> {
  const windows = await inTurns(
    { ours: claims(pool, () => claimBatch(db)), bare: claims(pool, () => claimBatchBare(pool)) },
    { rounds: CLAIM_ROUNDS },
  );
  return figure(CLAIM, { label: 'Quorum', windows: windows.ours }, { label: 'bare driver', windows: windows.bare });
}

/** A window that claims a batch, and gives the learners a second. */
function claims(pool: TemporaryPostgres['pool'], claim: () => Promise<number>): () => Promise<number> {
  return async () => {
    await dueAgain(pool);
    const start = performance.now();
    const claimed = await claim();
    return claimed / ((performance.now() - start) / 1000);
  };
}
