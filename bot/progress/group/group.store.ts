// Who takes part in a server's shared figures, and what these are.
import type { Database } from '../../db/database.ts';
import type { GroupMember } from '../../db/generated/client.ts';
import { dateOfDay } from '../../learners/learner-day.ts';
import { MATURE_DAYS } from '../figures/retention.ts';
import type { GroupChapter } from './mastery.ts';
import type { WeekRow } from './week.ts';

/** Figures are taken over so many members at most, those who joined last. */
const MOST_MEMBERS = 500;

type Place = { learnerId: bigint; guildId: bigint };

export function membership(db: Database, { learnerId, guildId }: Place): Promise<GroupMember | null> {
  return db.groupMember.findUnique({ where: { learnerId_guildId: { learnerId, guildId } } });
}

/** Counts the learner in; with `leaderboard` also named there, or no longer named. */
export async function join(
  db: Database,
  { learnerId, guildId, leaderboard, now }: Place & { leaderboard: boolean; now: Date },
): Promise<void> {
  await db.groupMember.upsert({
    where: { learnerId_guildId: { learnerId, guildId } },
    create: { learnerId, guildId, leaderboard, joinedAt: now },
    update: { leaderboard },
  });
}

/** Takes the learner out of a server's figures and leaderboard, or, without a server, out of all. Gives how many it was. */
export async function leave(db: Database, learnerId: bigint, guildId: bigint | null): Promise<number> {
  const { count } = await db.groupMember.deleteMany({ where: { learnerId, ...(guildId !== null && { guildId }) } });
  return count;
}

export function groupsOf(db: Database, learnerId: bigint): Promise<number> {
  return db.groupMember.count({ where: { learnerId } });
}

export function membersOf(db: Database, guildId: bigint): Promise<number> {
  return db.groupMember.count({ where: { guildId } });
}

/** The chapters of a deck and what the members know of them, unrounded: show them by `shownChapters` alone. */
export function groupChapters(db: Database, guildId: bigint, deckId: number): Promise<GroupChapter[]> {
  return db.$queryRaw<GroupChapter[]>`
    WITH members AS (
      SELECT "learnerId" FROM "GroupMember" WHERE "guildId" = ${guildId} ORDER BY "joinedAt" DESC LIMIT ${MOST_MEMBERS}
    ),
    begun AS (
      SELECT s."learnerId", c."chapterId",
        count(*) FILTER (WHERE s.phase = 'review' AND s.stability >= ${MATURE_DAYS}) AS mature,
        count(*) FILTER (WHERE s.phase = 'review' AND s.stability < ${MATURE_DAYS}) AS young
      FROM members JOIN "ReviewState" s USING ("learnerId") JOIN "Card" c ON c.id = s."cardId"
      WHERE c."deckId" = ${deckId} AND c."retiredAt" IS NULL AND s.phase <> 'new'
      GROUP BY s."learnerId", c."chapterId"
    ),
    cards AS (
      SELECT "chapterId", count(*) AS cards FROM "Card" WHERE "deckId" = ${deckId} AND "retiredAt" IS NULL GROUP BY "chapterId"
    )
    SELECT chapter.number, chapter.title, cards.cards::int, count(begun."learnerId")::int AS begun,
      coalesce(avg(begun.mature / cards.cards::float8), 0)::float8 AS mature,
      coalesce(avg(begun.young / cards.cards::float8), 0)::float8 AS young
    FROM "Chapter" chapter JOIN cards ON cards."chapterId" = chapter.id
    LEFT JOIN begun ON begun."chapterId" = chapter.id
    WHERE chapter."deckId" = ${deckId}
    GROUP BY chapter.id, cards.cards ORDER BY chapter.number`;
}

/** What those on the leaderboard did in a week. Nothing says what they knew. */
export function weekRows(db: Database, guildId: bigint, week: { from: string; to: string }): Promise<WeekRow[]> {
  return db.$queryRaw<WeekRow[]>`
    SELECT member."learnerId", count(day.day)::int AS days, coalesce(sum(day.answers), 0)::int AS answers
    FROM (
      SELECT "learnerId" FROM "GroupMember" WHERE "guildId" = ${guildId} AND leaderboard
      ORDER BY "joinedAt" DESC LIMIT ${MOST_MEMBERS}
    ) member
    JOIN "StudyDay" day ON day."learnerId" = member."learnerId" AND day.answers > 0
      AND day.day BETWEEN ${dateOfDay(week.from)}::date AND ${dateOfDay(week.to)}::date
    GROUP BY member."learnerId"`;
}
