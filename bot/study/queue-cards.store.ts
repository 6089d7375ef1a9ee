// The lines of a learner and cards as they stand, in one statement: all that it takes to show a card.
import type { Database } from '../db/database.ts';
import { type CardKind, Prisma } from '../db/generated/client.ts';
import { rowsOf } from '../db/rows.ts';
import { UserError } from '../errors.ts';
import { mayBeSeenBy } from './membership.store.ts';
import { type Lines, linesQuery } from './queue-lines.store.ts';
import type { CardState } from './schedule.ts';
import type { Scope } from './scope.store.ts';
import type { StudySettings } from './study-settings.store.ts';

export type ShownCard = {
  id: number;
  kind: CardKind;
  front: string;
  back: string;
  /** The heading and the line (1-based) of its passage in the chapter's text. */
  heading: string;
  line: number;
  chapter: { id: number; number: number; title: string };
  deckTitle: string;
  /** Out of the learner's own file. */
  own: boolean;
  /** The text is a draft that nobody has approved yet. */
  draft: boolean;
};

export type StandingCard = {
  card: ShownCard;
  state: CardState | null;
  /** What an answer must carry; 0 for a card without a state. */
  version: number;
  /** It comes now because a mock interview showed that it is missing. */
  pulled: boolean;
};

export type LinesAndCards = {
  lines: Lines;
  /** @throws UserError for a card that has gone from the deck, or is not the learner's to see. */
  card(id: number): StandingCard;
};

type Asked = { learner: StudySettings; scope: Scope; now: Date };

/** The lines, and the cards at their heads. */
export function linesWithHeads(db: Database, asked: Asked): Promise<LinesAndCards> {
  return linesWith(db, asked, Prisma.sql`c.id IN (lines.learning, lines.review, lines."newCard")`);
}

/** The lines, and one card, whatever its place. */
export function linesWithCard(db: Database, asked: Asked, cardId: number): Promise<LinesAndCards> {
  return linesWith(db, asked, Prisma.sql`c.id = ${cardId}`);
}

type CardRow = Omit<ShownCard, 'chapter'> &
  CardState & { chapterId: number; number: number; title: string; version: number | null; pulled: boolean };

async function linesWith(db: Database, { learner, scope, now }: Asked, wanted: Prisma.Sql): Promise<LinesAndCards> {
  const rows = await rowsOf<Lines & (CardRow | { id: null })>(db)`
    ${linesQuery(learner, scope, now)}
    SELECT * FROM lines LEFT JOIN LATERAL (
      SELECT c.id, c.kind::text, c.front, c.back, c.heading, c.line, c.draft, c."chapterId", chapter.number,
        chapter.title, deck.title AS "deckTitle", deck."ownerId" IS NOT NULL AS own, s.version, s.phase::text, s.due,
        s.stability, s.difficulty, s."scheduledDays", s."learningSteps", s.reps, s.lapses, s."lastReview",
        s.hold IS NOT DISTINCT FROM 'interview' AS pulled
      FROM "Card" c JOIN "Chapter" chapter ON chapter.id = c."chapterId" JOIN "Deck" deck ON deck.id = c."deckId"
      LEFT JOIN "ReviewState" s ON s."learnerId" = ${learner.id} AND s."cardId" = c.id
      WHERE ${wanted} AND c."retiredAt" IS NULL AND ${mayBeSeenBy(learner.id)}
    ) card ON true`;
  return {
    lines: rows[0]!,
    card(id) {
      const found = rows.find((row) => row.id === id);
      if (!found)
        throw new UserError('This card is no longer part of the deck. Your session goes on with the next one.');
      return standing(found as CardRow);
    },
  };
}

function standing(row: CardRow): StandingCard {
  const { id, kind, front, back, heading, line, draft, deckTitle, own, chapterId, number, title, version } = row;
  const { phase, due, stability, difficulty, scheduledDays, learningSteps, reps, lapses, lastReview } = row;
  const state = { phase, due, stability, difficulty, scheduledDays, learningSteps, reps, lapses, lastReview };
  return {
    card: { id, kind, front, back, heading, line, draft, deckTitle, own, chapter: { id: chapterId, number, title } },
    state: version === null ? null : state,
    version: version ?? 0,
    pulled: row.pulled,
  };
}
