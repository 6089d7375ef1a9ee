import type { Database } from '../db/database.ts';
import { clockOf, nextDayStart } from '../learners/learner-day.ts';
import { visibleDecks } from './membership.store.ts';

/** A card counts as mature from this stability on, in days. */
const MATURE_DAYS = 21;

/** Where a learner stands with some cards. Suspended ones count in the total alone. */
export type Standing = {
  total: number;
  /** Never answered. */
  newLeft: number;
  /** Reviews of today. */
  dueNow: number;
  /** In a learning or relearning step. */
  learning: number;
  /** In review with a stability of 21 days or more. */
  mature: number;
};

export type DeckStanding = Standing & {
  deckId: number;
  slug: string;
  title: string;
  description: string;
  joined: boolean;
  /** The learner's own, which nobody else sees. */
  own: boolean;
  chapters: (Standing & { number: number; title: string })[];
};

/** All decks that the learner can study, those they joined first, and where they stand with each and with its chapters. */
export async function deckOverview(
  db: Database,
  { learnerId, now }: { learnerId: bigint; now: Date },
): Promise<DeckStanding[]> {
  const learner = await db.learner.findUniqueOrThrow({ where: { id: learnerId } });
  const tomorrow = nextDayStart(now, clockOf(learner));
  const decks = await decksOf(db, learnerId);
  const chapters = await db.$queryRaw<(Standing & { deckId: number; number: number; title: string })[]>`
    SELECT chapter."deckId", chapter.number, chapter.title, count(c.id)::int AS total,
      (count(c.id) FILTER (WHERE s."cardId" IS NULL OR s.phase = 'new' AND NOT s.suspended))::int AS "newLeft",
      (count(*) FILTER (WHERE s.phase = 'review' AND s."showFrom" < ${tomorrow} AND NOT s.suspended))::int AS "dueNow",
      (count(*) FILTER (WHERE s.phase IN ('learning', 'relearning') AND NOT s.suspended))::int AS learning,
      (count(*) FILTER (WHERE s.phase = 'review' AND s.stability >= ${MATURE_DAYS} AND NOT s.suspended))::int AS mature
    FROM "Chapter" chapter
    LEFT JOIN "Card" c ON c."chapterId" = chapter.id AND c."retiredAt" IS NULL
    LEFT JOIN "ReviewState" s ON s."learnerId" = ${learnerId} AND s."cardId" = c.id
    WHERE chapter."deckId" = ANY (${decks.map(({ id }) => id)}::int[])
    GROUP BY chapter.id ORDER BY chapter.number`;
  const byDeck = Map.groupBy(chapters, ({ deckId }) => deckId);
  return decks.map(({ id, ...deck }) => {
    const own = (byDeck.get(id) ?? []).map(({ deckId: _, ...chapter }) => chapter);
    return { deckId: id, ...deck, ...sum(own), chapters: own };
  });
}

async function decksOf(db: Database, learnerId: bigint) {
  const decks = await db.deck.findMany({
    where: visibleDecks(learnerId),
    select: { id: true, slug: true, title: true, description: true, ownerId: true, members: { where: { learnerId } } },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
  return decks
    .map(({ ownerId, members, ...deck }) => ({ ...deck, joined: members.length > 0, own: ownerId !== null }))
    .sort((one, other) => Number(other.joined) - Number(one.joined));
}

function sum(standings: Standing[]): Standing {
  const total = { total: 0, newLeft: 0, dueNow: 0, learning: 0, mature: 0 };
  for (const standing of standings) {
    for (const key of Object.keys(total) as (keyof Standing)[]) total[key] += standing[key];
  }
  return total;
}
