// The queue as the database sees it: one statement finds the heads of all lines, one more reads the card that was chosen.
import type { Database } from '../db/database.ts';
import type { CardKind, Learner } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import { clockOf } from '../learners/learner-day.ts';
import { mayBeSeenBy } from './membership.store.ts';
import { chooseNext, type DailyLimits, limitsLeft, type Why } from './queue.ts';
import { type Nothing, whyNothing } from './queue-end.store.ts';
import { headsOf, type Lines, linesOf } from './queue-lines.store.ts';
import { type CardState, intervalLabel, intervals, parametersOf, RATINGS, type Rating } from './schedule.ts';
import type { Scope } from './scope.store.ts';

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

/** What is left today of the scope, within the day's limits. Learning cards count that come before the day ends. */
export type Left = { learning: number; reviews: number; newCards: number };

export type Shown = {
  nothing: null;
  card: ShownCard;
  state: CardState | null;
  /** What an answer must carry; 0 for a card without a state. */
  version: number;
  why: Why;
  /** It comes now because a mock interview showed that it is missing. */
  pulled: boolean;
  left: Left;
  /** The next interval for each button, such as `10m` or `2.1mo`. */
  labels: Record<Rating, string>;
};

type Ask = { learnerId: bigint; session: Scope; now: Date };

/** The card that the learner should see next in a session, or why there is none. */
export async function nextCard(db: Database, { learnerId, session, now }: Ask): Promise<Shown | Nothing> {
  const learner = await db.learner.findUniqueOrThrow({ where: { id: learnerId } });
  const lines = await linesOf(db, learner, session, now);
  const limits = limitsLeft(learner, lines);
  const next = chooseNext(headsOf(lines), limits, now);
  if (!next) return whyNothing(db, learner, session, now, { limits, reviewsDue: lines.reviewCount });
  return { ...(await cardAsShown(db, learner, next.cardId, now)), why: next.why, left: leftOf(lines, limits) };
}

/**
 * A card of the session as it stands now, whether its turn has come or not.
 * @throws UserError when it has gone from the deck, or is not the learner's to see.
 */
export async function shownCard(
  db: Database,
  { learnerId, session, cardId, now }: Ask & { cardId: number },
): Promise<Shown> {
  const learner = await db.learner.findUniqueOrThrow({ where: { id: learnerId } });
  const lines = await linesOf(db, learner, session, now);
  const shown = await cardAsShown(db, learner, cardId, now);
  return { ...shown, why: whyShown(shown.state, now), left: leftOf(lines, limitsLeft(learner, lines)) };
}

function leftOf(lines: Lines, limits: DailyLimits): Left {
  return {
    learning: lines.learningCount,
    reviews: Math.min(lines.reviewCount, limits.reviews),
    newCards: Math.min(lines.newCount, limits.newCards),
  };
}

function whyShown(state: CardState | null, now: Date): Why {
  if (!state || state.phase === 'new') return 'new';
  if (state.phase === 'review') return 'review';
  return state.due <= now ? 'learning' : 'ahead';
}

async function cardAsShown(
  db: Database,
  learner: Learner,
  cardId: number,
  now: Date,
): Promise<Omit<Shown, 'why' | 'left'>> {
  const { card, state, version, pulled } = await cardAndState(db, learner.id, cardId);
  const ms = intervals(state, now, clockOf(learner), learner.desiredRetention, parametersOf(learner));
  const labels = Object.fromEntries(RATINGS.map((rating) => [rating, intervalLabel(ms[rating])]));
  return { nothing: null, card, state, version, pulled, labels: labels as Shown['labels'] };
}

async function cardAndState(
  db: Database,
  learnerId: bigint,
  cardId: number,
): Promise<{ card: ShownCard; state: CardState | null; version: number; pulled: boolean }> {
  type Row = Omit<ShownCard, 'chapter'> & {
    chapterId: number;
    number: number;
    title: string;
    version: number | null;
    pulled: boolean;
  } & CardState;
  const rows = await db.$queryRaw<Row[]>`
    SELECT c.id, c.kind::text, c.front, c.back, c.heading, c.line, c.draft, c."chapterId", chapter.number, chapter.title,
      deck.title AS "deckTitle", deck."ownerId" IS NOT NULL AS own, s.version, s.phase::text, s.due, s.stability, s.difficulty, s."scheduledDays",
      s."learningSteps", s.reps, s.lapses, s."lastReview", s.hold IS NOT DISTINCT FROM 'interview' AS pulled
    FROM "Card" c JOIN "Chapter" chapter ON chapter.id = c."chapterId" JOIN "Deck" deck ON deck.id = c."deckId"
    LEFT JOIN "ReviewState" s ON s."learnerId" = ${learnerId} AND s."cardId" = c.id
    WHERE c.id = ${cardId} AND c."retiredAt" IS NULL AND ${mayBeSeenBy(learnerId)}`;
  const [row] = rows;
  if (!row) throw new UserError('This card is no longer part of the deck. Your session goes on with the next one.');
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
