// What a soak found, in JSON and in words.
import type { Reminded } from './check-reminders.ts';
import type { Finding } from './finding.ts';
import { type Ledger, sumOf, type Told } from './ledger.ts';

export type Soaked = {
  seed: number;
  minutes: number;
  database: 'postgres' | 'embedded';
  kills: number;
  /** Of the machine in the last minute, when it began and when it ended. */
  load: [began: number, ended: number];
  acts: Record<Told, number>;
  byAct: Record<string, Record<Told, number>>;
  /** What of the acknowledged is not there. */
  lost: number;
  /** Lost of all that was acknowledged and can be looked up. */
  lostShare: number;
  /** What is there or came more than once. */
  twice: number;
  /** Rows that contradict each other, and people whom the bot answers no more. */
  wrong: number;
  reminders: { sent: number; givenUp: number };
  /** What the bot logged as errors, and what it told people. */
  errors: string[];
  findings: Finding[];
};

type Course = Pick<Soaked, 'seed' | 'minutes' | 'database' | 'kills' | 'load' | 'errors'>;

export function soakedOf(course: Course, ledger: Ledger, reminded: Reminded, findings: Finding[]): Soaked {
  const all = [...reminded.findings, ...findings];
  const of = (kind: Finding['kind']) => all.filter((one) => one.kind === kind);
  const cases = (kind: Finding['kind']) => of(kind).reduce((sum, one) => sum + one.cases.length, 0);
  const looked = of('lost').reduce((sum, one) => sum + one.of, 0);
  const { sent, givenUp } = reminded;
  const told = (how: Told) => sumOf(ledger, how);
  return {
    ...course,
    acts: { acknowledged: told('acknowledged'), unanswered: told('unanswered'), refused: told('refused') },
    byAct: Object.fromEntries(ledger.acts),
    lost: cases('lost'),
    lostShare: looked === 0 ? 0 : cases('lost') / looked,
    twice: cases('twice'),
    wrong: cases('wrong'),
    reminders: { sent, givenUp },
    errors: [...course.errors, ...ledger.faults],
    findings: all,
  };
}

/** A soak that killed or did less than this, a minute, has shown nothing. */
const LEAST_KILLS = 2;
const LEAST_ACTS = 50;

/** What speaks against the bot, or against the soak itself, in words; nothing when it is sound. */
export function problemsOf({ lost, twice, wrong, errors, kills, acts, minutes }: Soaked): string[] {
  const [leastKills, leastActs] = [LEAST_KILLS, LEAST_ACTS].map((least) => Math.ceil(least * minutes)) as [
    number,
    number,
  ];
  return [
    ...(lost + twice + wrong > 0 ? [`lost ${lost}, twice ${twice}, wrong ${wrong}`] : []),
    ...(errors.length > 0 ? [`${errors.length} errors told or logged`] : []),
    ...(kills < leastKills ? [`only ${kills} kills: below ${leastKills} this shows nothing`] : []),
    ...(acts.acknowledged < leastActs
      ? [`only ${acts.acknowledged} acts acknowledged: below ${leastActs} this shows nothing`]
      : []),
  ];
}

/** How to ask for the same once more. */
export function commandOf({ minutes, seed, database }: Pick<Soaked, 'minutes' | 'seed' | 'database'>): string {
  const place = database === 'embedded' ? ' --embedded' : '';
  return `npm run --silent bench -- soak${place} --minutes ${minutes} --seed ${seed}`;
}

const SHOWN = 5;

export function readableSoak(soaked: Soaked): string {
  const { kills, minutes, database, acts, reminders, errors, load } = soaked;
  const shown = (list: string[]) => list.slice(0, SHOWN).map((one) => `      ${one.slice(0, 400)}`);
  const findings = soaked.findings.flatMap(({ kind, what, of, cases }) => [
    `  ${cases.length === 0 ? '✓' : '✗'} ${kind}: ${cases.length} of ${of} ${what}`,
    ...shown(cases),
  ]);
  const byAct = Object.entries(soaked.byAct).map(
    ([act, counts]) => `  ${act}: ${counts.acknowledged}, ${counts.unanswered}, ${counts.refused}`,
  );
  return [
    commandOf(soaked),
    `${kills} kills in ${minutes} minutes, on the ${database === 'postgres' ? 'Postgres' : 'embedded database'}; load ${load.join(' to ')}`,
    `${acts.acknowledged} acts acknowledged, ${acts.unanswered} without an answer, ${acts.refused} refused:`,
    ...byAct,
    `${reminders.sent} reminders sent, ${reminders.givenUp} given up`,
    `lost ${soaked.lost}, twice ${soaked.twice}, wrong ${soaked.wrong}`,
    ...findings,
    `${errors.length} errors told or logged`,
    ...shown(errors),
    ...problemsOf(soaked).map((problem) => `✗ ${problem}`),
  ].join('\n');
}
