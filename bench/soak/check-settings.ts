// Every setting stands as it was last acknowledged, or as it was asked for since without an answer.
import type pg from 'pg';
import { type Finding, finding } from './finding.ts';
import type { Ledger, SettingChange } from './ledger.ts';

export async function checkSettings(pool: pg.Pool, { settings }: Ledger): Promise<Finding[]> {
  const { rows } = await pool.query<Record<string, number | string>>(
    'SELECT id, "newPerDay", "reviewsPerDay", "desiredRetention" FROM "Learner"',
  );
  const learners = new Map(rows.map((row) => [String(row.id), row]));
  const changes = Map.groupBy(settings, ({ learnerId, setting }) => `${learnerId}/${setting}`);
  const wrong = [...changes].flatMap(([key, list]) => {
    const allowed = mayStand(list);
    const stands = Number(learners.get(String(list[0]!.learnerId))?.[list[0]!.setting]);
    return allowed === null || allowed.includes(stands) ? [] : [`${key} is ${stands}, not ${allowed.join(' or ')}`];
  });
  const acknowledged = settings.filter(({ told }) => told === 'acknowledged').length;
  return [finding('lost', 'acknowledged settings', acknowledged, wrong)];
}

/** Null for anything, while nothing was acknowledged. */
function mayStand(changes: SettingChange[]): number[] | null {
  const last = changes.findLastIndex(({ told }) => told === 'acknowledged');
  if (last < 0) return null;
  const since = changes.slice(last + 1).filter(({ told }) => told === 'unanswered');
  return [changes[last]!, ...since].map(({ value }) => value);
}
