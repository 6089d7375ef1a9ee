// The settings that a learner's queue and schedule go by, read together with whatever else a press needs.
import type { Database } from '../db/database.ts';
import { type Learner, Prisma } from '../db/generated/client.ts';
import { rowsOf } from '../db/rows.ts';
import type { Scope } from './scope.store.ts';

export type SettingsColumns = Pick<
  Learner,
  'zone' | 'dayStartsAt' | 'desiredRetention' | 'fsrsParameters' | 'newPerDay' | 'reviewsPerDay' | 'interviewDate'
>;
/** With the learner's id. */
export type StudySettings = SettingsColumns & Pick<Learner, 'id'>;

/** What the queue of a session goes by. */
export type SessionQueue = Scope & { settings: StudySettings };

/** The columns, in a query over "Learner" l. */
export const SETTINGS = Prisma.sql`l.zone, l."dayStartsAt", l."desiredRetention", l."fsrsParameters", l."newPerDay",
  l."reviewsPerDay", l."interviewDate"`;

/** The learner must exist. */
export async function studySettings(db: Database, id: bigint): Promise<StudySettings> {
  const [row] = await rowsOf<SettingsColumns>(db)`SELECT ${SETTINGS} FROM "Learner" l WHERE l.id = ${id}`;
  if (!row) throw new Error(`there is no learner ${id}`);
  return { id, ...row };
}

/** Out of a row that has more columns. */
export function settingsIn(row: SettingsColumns, id: bigint): StudySettings {
  const { zone, dayStartsAt, desiredRetention, fsrsParameters, newPerDay, reviewsPerDay, interviewDate } = row;
  return { id, zone, dayStartsAt, desiredRetention, fsrsParameters, newPerDay, reviewsPerDay, interviewDate };
}
