// The card that a session shows, with what is left of the day around it: one statement, once the settings are known.
import type { Database } from '../db/database.ts';
import { clockOf } from '../learners/learner-day.ts';
import { chooseNext, type DailyLimits, limitsLeft, type Why } from './queue.ts';
import { linesWithCard, linesWithHeads, type StandingCard } from './queue-cards.store.ts';
import { type Nothing, whyNothing } from './queue-end.store.ts';
import { headsOf, type Lines } from './queue-lines.store.ts';
import { type CardState, intervalLabel, intervals, parametersOf, RATINGS, type Rating } from './schedule.ts';
import type { Scope } from './scope.store.ts';
import { type SessionQueue, type StudySettings, studySettings } from './study-settings.store.ts';

export type { ShownCard } from './queue-cards.store.ts';

/** What is left today of the scope, within the day's limits. Learning cards count that come before the day ends. */
export type Left = { learning: number; reviews: number; newCards: number };

export type Shown = StandingCard & {
  nothing: null;
  why: Why;
  left: Left;
  /** The next interval for each button, such as `10m` or `2.1mo`. */
  labels: Record<Rating, string>;
};

/** The settings are read unless they come with the session. */
type Ask = { learnerId: bigint; session: Scope & Partial<SessionQueue>; now: Date };

/** The card that the learner should see next in a session, or why there is none. */
export async function nextCard(db: Database, { learnerId, session, now }: Ask): Promise<Shown | Nothing> {
  const learner = session.settings ?? (await studySettings(db, learnerId));
  const { lines, card } = await linesWithHeads(db, { learner, scope: session, now });
  const limits = limitsLeft(learner, lines);
  const next = chooseNext(headsOf(lines), limits, now);
  if (!next) return whyNothing(db, learner, session, now, { limits, reviewsDue: lines.reviewCount });
  return shownAs(card(next.cardId), next.why, leftOf(lines, limits), learner, now);
}

/**
 * A card of the session as it stands now, whether its turn has come or not.
 * @throws UserError when it has gone from the deck, or is not the learner's to see.
 */
export async function shownCard(
  db: Database,
  { learnerId, session, cardId, now }: Ask & { cardId: number },
): Promise<Shown> {
  const learner = session.settings ?? (await studySettings(db, learnerId));
  const { lines, card } = await linesWithCard(db, { learner, scope: session, now }, cardId);
  const standing = card(cardId);
  return shownAs(standing, whyShown(standing.state, now), leftOf(lines, limitsLeft(learner, lines)), learner, now);
}

function shownAs(standing: StandingCard, why: Why, left: Left, learner: StudySettings, now: Date): Shown {
  const ms = intervals(standing.state, now, clockOf(learner), learner.desiredRetention, parametersOf(learner));
  const labels = Object.fromEntries(RATINGS.map((rating) => [rating, intervalLabel(ms[rating])]));
  return { nothing: null, ...standing, why, left, labels: labels as Shown['labels'] };
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
