// Takes an exported file over into this instance, by the rule of merge.ts.
import type { Database } from '../../db/database.ts';
import { type SettingsChanges, saveSettings } from '../learner.store.ts';
import { dateOfDay } from '../learner-day.ts';
import { zoneNamed } from '../zone.ts';
import { hereOf, withComing } from './import-here.store.ts';
import { addReviews, addSessions, countDays, joinDecks, writeStates } from './import-write.store.ts';
import type { LearnerFile } from './learner-file.ts';
import { type Here, joinsOf, type Merge, mergeOf } from './merge.ts';
import { planOwnDecks, writeOwnDecks } from './own-decks.store.ts';
import type { OwnDeckPlan } from './own-decks.ts';

const DAY_MS = 24 * 60 * 60_000;
const WRITE_WITHIN_MS = 60_000;

/** What an import of the file would do, or did. */
export type Import = {
  merge: Merge;
  ownDecks: OwnDeckPlan[];
  /** Ids of decks that are joined, as they were at the place that the file comes from. */
  joins: number[];
  /** The learner has no answers here yet, so the file's settings are taken. */
  settings: boolean;
};

/** The learner must exist. Cards of own decks that are not here yet have ids below 0. */
export async function planImport(db: Database, learnerId: bigint, file: LearnerFile): Promise<Import> {
  const ownDecks = await planOwnDecks(db, learnerId, file);
  const here = await hereOf(db, learnerId, file, ownDecks);
  return importOf(file, withComing(here, ownDecks), ownDecks);
}

/**
 * Writes own decks, schedules and answers in one transaction, in chunks that leave the process to others in between.
 * A card that is answered at the same moment keeps that answer.
 */
export async function importFile(db: Database, learnerId: bigint, file: LearnerFile, now: Date): Promise<Import> {
  const planned = await planImport(db, learnerId, file);
  const [own] = file.learner;
  if (planned.settings && own) await saveSettings(db, learnerId, settingsOf(own, now), now);
  return db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM "Learner" WHERE id = ${learnerId} FOR UPDATE`;
      const ownDecks = await planOwnDecks(tx, learnerId, file);
      await writeOwnDecks(tx, learnerId, ownDecks, now);
      const here = await hereOf(tx, learnerId, file, ownDecks);
      const { merge, joins } = importOf(file, here, ownDecks);
      if (merge.reviews.length > 0) {
        await tx.studySession.updateMany({ where: { learnerId, endedAt: null }, data: { endedAt: now } });
        await addReviews(tx, learnerId, merge, await addSessions(tx, learnerId, merge));
        await countDays(tx, learnerId, merge);
      }
      await writeStates(tx, learnerId, merge.states);
      await joinDecks(tx, learnerId, joins, now);
      await tx.pendingImport.deleteMany({ where: { learnerId } });
      return { merge, ownDecks, joins, settings: planned.settings };
    },
    { timeout: WRITE_WITHIN_MS, maxWait: WRITE_WITHIN_MS },
  );
}

/** Settings as this instance takes them: what is not set, and a day that is past, stays away. */
function settingsOf({ zone, interviewDate, ...numbers }: LearnerFile['learner'][number], now: Date): SettingsChanges {
  const isAhead = interviewDate !== null && dateOfDay(interviewDate).getTime() > now.getTime() + DAY_MS;
  return { ...numbers, ...(zone && zoneNamed(zone) && { zone }), ...(isAhead && { interviewDate }) };
}

function importOf(file: LearnerFile, here: Here, ownDecks: OwnDeckPlan[]): Import {
  const merge = mergeOf(file, here);
  const settings = here.answers.size === 0 && file.learner.length > 0;
  const grown = ownDecks.filter(({ deck }) => deck).map(({ from }) => from);
  return { merge, ownDecks, settings, joins: joinsOf(file, here, settings ? 'all' : merge, grown) };
}
