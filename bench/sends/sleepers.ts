// People of a sandbox who are due a reminder now, and when each was sent.
import type pg from 'pg';
import { type ScriptPerson, scriptClient } from '../../bot/sandbox/script-client.ts';
import { each } from '../each.ts';

const HOUR_MS = 3_600_000;
const AT_ONCE = 16;

/** So many new people on a deck, whose reminder was due a minute ago. It is noon where they live: nothing is too late. */
export async function newSleepers(url: string, pool: pg.Pool, name: string, count: number): Promise<ScriptPerson[]> {
  const script = scriptClient(url);
  const now = new Date();
  const hours = 12 - now.getUTCHours();
  const zone = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
  const dueAt = new Date(now.getTime() - 60_000);
  const at = (dueAt.getUTCHours() + hours) * 60 + dueAt.getUTCMinutes();
  const people: ScriptPerson[] = [];
  await each([...Array(count).keys()], AT_ONCE, async (index) => {
    const person = await script.login(`${name} ${index}`);
    people.push(person);
    const { id: channel } = await person.dm();
    await pool.query(
      `WITH learner AS (INSERT INTO "Learner" (id, zone) VALUES ($1, $2) RETURNING id),
         member AS (INSERT INTO "DeckMember" ("learnerId", "deckId", "joinedAt") SELECT $1, id, now() FROM "Deck" LIMIT 1)
       INSERT INTO "Reminder" ("learnerId", at, "channelId", since, "nextAt") SELECT id, $3, $4, $5, $6 FROM learner`,
      [person.id, zone, at, channel, new Date(now.getTime() - 2 * HOUR_MS), dueAt],
    );
  });
  return people;
}

/**
 * Sends a second to these people, by the times at which they were claimed; null until all were sent. The first, which may
 * go at once after a pause, are left out by their number.
 * @throws when somebody received another number of messages than one.
 */
export async function sendsASecond(pool: pg.Pool, people: ScriptPerson[], burst: number): Promise<number | null> {
  const { rows } = await pool.query<{ claimedAt: Date }>(
    `SELECT "claimedAt" FROM "ReminderSend" WHERE "learnerId" = ANY($1::bigint[]) AND outcome = 'sent' ORDER BY "claimedAt"`,
    [people.map(({ id }) => id)],
  );
  if (rows.length < people.length) return null;
  const counts = await Promise.all(people.map(async (one) => (await one.messages(await one.dm())).length));
  if (counts.some((count) => count !== 1)) throw new Error('somebody was not reminded exactly once');
  const times = rows.map(({ claimedAt }) => claimedAt.getTime()).slice(burst);
  return ((times.length - 1) / (times.at(-1)! - times[0]!)) * 1000;
}

export type Requests = { all: number; refused: number };

/** What a process asked of Discord so far, by its own metrics; `output`: its log, which names their address. */
export async function requestsOf(output: string): Promise<Requests> {
  const address = /health and metrics: (http[^"\s]+)/.exec(output)?.[1];
  const page = await (await fetch(`${address}/metrics`)).text();
  const counts = [...page.matchAll(/^quorum_discord_requests_total\{.*status="(\d+)".*\} (\d+)$/gm)];
  const sum = (wanted: (status: string) => boolean) =>
    counts.reduce((total, [, status = '', count]) => total + (wanted(status) ? Number(count) : 0), 0);
  return { all: sum(() => true), refused: sum((status) => status === '429') };
}
