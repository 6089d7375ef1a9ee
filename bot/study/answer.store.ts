import type { Database } from '../db/database.ts';
import type { Phase } from '../db/generated/client.ts';
import { rowsOf } from '../db/rows.ts';
import { UserError } from '../errors.ts';
import { clockOf, learnerDay, nextDayStart } from '../learners/learner-day.ts';
import { writeAnswer } from './answer-write.store.ts';
import { becameLeech } from './leech.ts';
import { afterAnswer, type CardState, type NextState, parametersOf, type Rating } from './schedule.ts';
import type { Scope } from './scope.store.ts';
import { mustWait, type Sibling } from './siblings.ts';
import { SETTINGS, type SessionQueue, type SettingsColumns, settingsIn } from './study-settings.store.ts';

export type Answer = {
  learnerId: bigint;
  sessionId: number;
  cardId: number;
  /** The state's version when the card was shown; 0 for a card without a state. */
  version: number;
  rating: Rating;
  now: Date;
};

export type Answered =
  | {
      kind: 'counted';
      /** What undo asks for. */
      reviewId: number;
      next: NextState;
      version: number;
      phaseBefore: Phase;
      /** True when this lapse made the card a leech, or a leech once more. */
      leech: boolean;
      /** The session that the answer belongs to: what comes next needs no other look at it. */
      session: SessionQueue;
    }
  /** The card has changed since it was shown: somebody was first. Nothing was counted. */
  | { kind: 'stale' };

/**
 * Counts an answer to a card that was shown, once, however often and from however many places it is pressed.
 * @throws UserError when the session is over or unknown, or the card is suspended, retired or of another deck.
 */
export async function answerCard(db: Database, answer: Answer): Promise<Answered> {
  const seen = await whatIsAnswered(db, answer);
  refuseUnanswerable(seen);
  if ((seen.version ?? 0) !== answer.version) return { kind: 'stale' };
  if (seen.suspended) throw new UserError('This card is suspended. Take it back before you answer it.');

  const { deckId, chapters } = seen;
  const clock = clockOf(seen);
  const state = seen.version === null ? null : (seen as CardState);
  const next = afterAnswer(state, answer.rating, answer.now, clock, seen.desiredRetention, parametersOf(seen));
  const tomorrow = nextDayStart(next.lastReview, clock);
  const reviewId = await writeAnswer(db, answer, {
    next,
    phaseBefore: state?.phase ?? 'new',
    day: learnerDay(next.lastReview, clock),
    tomorrow,
    waiting: seen.siblings.filter((sibling) => mustWait(siblingOf(sibling), tomorrow)),
  });
  if (reviewId === null) return { kind: 'stale' };
  return {
    kind: 'counted',
    reviewId,
    next,
    version: answer.version + 1,
    phaseBefore: state?.phase ?? 'new',
    leech: becameLeech(state?.lapses ?? 0, next.lapses),
    session: { deckId, chapters, settings: settingsIn(seen, answer.learnerId) },
  };
}

type Seen = {
  ended: boolean;
  answerable: boolean;
  version: number | null;
  suspended: boolean | null;
  siblings: SeenSibling[];
} & Scope &
  SettingsColumns & { [K in keyof CardState]: CardState[K] | null };

/** As JSON brings it. */
type SeenSibling = Omit<Sibling, 'due' | 'showFrom'> & {
  cardId: number;
  version: number;
  due: string;
  showFrom: string;
};

function siblingOf({ due, showFrom, ...sibling }: SeenSibling): Sibling {
  return { ...sibling, due: new Date(due), showFrom: new Date(showFrom) };
}

async function whatIsAnswered(db: Database, { learnerId, sessionId, cardId }: Answer): Promise<Seen> {
  const [seen] = await rowsOf<Seen>(db)`
    SELECT ${SETTINGS}, s."deckId", s.chapters, s."endedAt" IS NOT NULL AS ended,
      c."retiredAt" IS NULL AND c."deckId" = s."deckId" AS answerable,
      r.version, r.suspended, r.phase::text, r.due, r.stability, r.difficulty, r."scheduledDays", r."learningSteps",
      r.reps, r.lapses, r."lastReview",
      coalesce((
        SELECT json_agg(json_build_object('cardId', o."cardId", 'version', o.version, 'phase', o.phase, 'due', o.due,
          'showFrom', o."showFrom", 'suspended', o.suspended, 'waited', o."heldBy" IS NOT NULL))
        FROM "Card" sibling JOIN "ReviewState" o ON o."learnerId" = l.id AND o."cardId" = sibling.id
        WHERE sibling."chapterId" = c."chapterId" AND sibling."siblingGroup" = c."siblingGroup" AND sibling.id <> c.id
      ), '[]') AS siblings
    FROM "Learner" l
    JOIN "StudySession" s ON s."learnerId" = l.id AND s.id = ${sessionId}
    JOIN "Card" c ON c.id = ${cardId}
    LEFT JOIN "ReviewState" r ON r."learnerId" = l.id AND r."cardId" = c.id
    WHERE l.id = ${learnerId}`;
  if (!seen) throw new UserError('There is no such session any more. /study starts a new one.');
  return seen;
}

function refuseUnanswerable({ ended, answerable }: Seen): void {
  if (ended) throw new UserError('This session is over. /study starts a new one.');
  if (!answerable)
    throw new UserError('This card is no longer part of the deck. Your session goes on with the next one.');
}
