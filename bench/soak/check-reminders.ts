// Every reminder that was acknowledged is set, and came once.
import type pg from 'pg';
import { type Finding, finding } from './finding.ts';
import type { Ledger } from './ledger.ts';

export type Reminded = {
  findings: Finding[];
  sent: number;
  /** Claimed by a bot that was killed, and left when Discord would no longer drop a repeat: never sent, as is the rule. */
  givenUp: number;
};

type Row = { learnerId: string; at: number; outcome: string | null };

export async function checkReminders(pool: pg.Pool, { reminders }: Ledger): Promise<Reminded> {
  const { rows } = await pool.query<Row>(
    `SELECT r."learnerId", r.at, s.outcome::text FROM "Reminder" r LEFT JOIN "ReminderSend" s USING ("learnerId")`,
  );
  const rowOf = new Map(rows.map((row) => [row.learnerId, row]));
  const set = reminders.filter(({ told }) => told === 'acknowledged');
  const all = await Promise.all(
    set.map(async ({ learnerId, at, received }) => {
      const row = rowOf.get(String(learnerId));
      return { learnerId, kept: row?.at === at, outcome: row?.outcome, received: await received() };
    }),
  );
  const named = (list: typeof all) =>
    list.map(({ learnerId, outcome }) => `learner ${learnerId} (${outcome ?? 'no claim'})`);
  const missed = all.filter(({ received }) => received === 0);
  return {
    findings: [
      finding('lost', 'acknowledged reminder settings', all.length, named(all.filter(({ kept }) => !kept))),
      finding('lost', 'reminders', all.length, named(missed.filter(({ outcome }) => outcome !== 'failed'))),
      finding('twice', 'reminders', all.length, named(all.filter(({ received }) => received > 1))),
    ],
    sent: all.reduce((sum, { received }) => sum + received, 0),
    givenUp: missed.filter(({ outcome }) => outcome === 'failed').length,
  };
}
