// What a soak found, in JSON and in words.
import type { Reminded } from './check-reminders.ts';
import type { Finding } from './finding.ts';
import { type Ledger, sumOf, type Told } from './ledger.ts';

export type Soaked = {
  seed: number;
  minutes: number;
  database: 'postgres' | 'embedded';
  kills: number;
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

type Course = Pick<Soaked, 'seed' | 'minutes' | 'database' | 'kills' | 'errors'>;

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

export function isSound({ lost, twice, wrong }: Soaked): boolean {
  return lost + twice + wrong === 0;
}

const SHOWN = 5;

export function readableSoak(soaked: Soaked): string {
  const { kills, minutes, database, acts, reminders, errors, seed } = soaked;
  const shown = (list: string[]) => list.slice(0, SHOWN).map((one) => `      ${one.slice(0, 400)}`);
  const findings = soaked.findings.flatMap(({ kind, what, of, cases }) => [
    `  ${cases.length === 0 ? '✓' : '✗'} ${kind}: ${cases.length} of ${of} ${what}`,
    ...shown(cases),
  ]);
  const byAct = Object.entries(soaked.byAct).map(
    ([act, counts]) => `  ${act}: ${counts.acknowledged}, ${counts.unanswered}, ${counts.refused}`,
  );
  return [
    `${kills} kills in ${minutes} minutes, on the ${database === 'postgres' ? 'Postgres' : 'embedded database'}; seed ${seed}`,
    `${acts.acknowledged} acts acknowledged, ${acts.unanswered} without an answer, ${acts.refused} refused:`,
    ...byAct,
    `${reminders.sent} reminders sent, ${reminders.givenUp} given up`,
    `lost ${soaked.lost}, twice ${soaked.twice}, wrong ${soaked.wrong}`,
    ...findings,
    `${errors.length} errors told or logged`,
    ...shown(errors),
  ].join('\n');
}
