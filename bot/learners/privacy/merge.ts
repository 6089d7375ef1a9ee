// What an import would change. The rule: what is newer stays. Pure, so that the preview and the import say the same.
import type { LearnerFile } from './learner-file.ts';

type FileState = LearnerFile['reviewStates'][number];
type FileReview = LearnerFile['reviews'][number];
type FileSession = LearnerFile['studySessions'][number];
type CardName = FileState['card'];

/** What this instance knows of the learner. Decks and cards have the names of the file. */
export type Here = {
  /** Ids by `cardName`: of the decks that the file names. */
  cards: Map<string, number>;
  decks: Map<string, number>;
  /** By card id. */
  states: Map<number, { lastReview: Date | null; version: number; suspended: boolean }>;
  /** Every answer, by `answerName`. */
  answers: Set<string>;
  /** Decks that they have joined. */
  members: Set<number>;
};

export type Merge = {
  /** Schedules to write; `version` is that of the state here, null where there is none. */
  states: { cardId: number; version: number | null; state: FileState }[];
  /** Schedules that stay, since the card was answered here at the same time or later. */
  kept: number;
  /** Answers to add, in the order of time. */
  reviews: { cardId: number; review: FileReview }[];
  /** Sessions of those answers. */
  sessions: { deckId: number; session: FileSession }[];
  /** Cards of the file that no deck here has. */
  unknown: number;
};

export function cardName({ deck, key }: CardName): string {
  return `${deck}\n${key}`;
}

export function answerName(cardId: number, reviewedAt: Date): string {
  return `${cardId} ${reviewedAt.getTime()}`;
}

/** Answers taken back are left behind; one that is here already is not added again, so importing twice changes nothing. */
export function mergeOf(file: LearnerFile, here: Here): Merge {
  const states = file.reviewStates.flatMap((state) => {
    const cardId = here.cards.get(cardName(state.card));
    return cardId === undefined ? [] : [{ cardId, state, known: here.states.get(cardId) }];
  });
  const newer = states.filter(({ state, known }) => !known || isLater(state.lastReview, known.lastReview));
  const sessions = sessionsHere(file, here);
  const reviews = newAnswers(file, here, new Set(sessions.map(({ session }) => session.id)));
  const used = new Set(reviews.map(({ review }) => review.sessionId));
  return {
    states: newer.map(({ cardId, state, known }) => ({
      cardId,
      version: known?.version ?? null,
      state: { ...state, suspended: known?.suspended ?? state.suspended },
    })),
    kept: states.length - newer.length,
    reviews,
    sessions: sessions.filter(({ session }) => used.has(session.id)),
    unknown: file.reviewStates.length - states.length,
  };
}

/**
 * Decks that are joined: those joined at the place of the file, as far as the import brings something of them (`grown`:
 * own decks that get cards) or, to somebody new here, all. So one left here since is not joined by a second import.
 */
export function joinsOf(file: LearnerFile, { decks, members }: Here, brings: Merge | 'all', grown: string[]): number[] {
  const touched = new Set(
    brings === 'all'
      ? file.decks.map(({ deck }) => deck)
      : [
          ...grown,
          ...brings.states.map(({ state }) => state.card.deck),
          ...brings.sessions.map((one) => one.session.deck),
        ],
  );
  return file.decks.flatMap(({ deck }) => {
    const id = decks.get(deck);
    return id !== undefined && touched.has(deck) && !members.has(id) ? [id] : [];
  });
}

function sessionsHere(file: LearnerFile, { decks }: Here): Merge['sessions'] {
  return file.studySessions.flatMap((session) => {
    const deckId = decks.get(session.deck);
    return deckId === undefined ? [] : [{ deckId, session }];
  });
}

function newAnswers(file: LearnerFile, { cards, answers }: Here, sessions: Set<number>): Merge['reviews'] {
  const seen = new Set(answers);
  return file.reviews
    .filter(({ undoneAt, sessionId }) => undoneAt === null && sessions.has(sessionId))
    .toSorted((one, other) => one.reviewedAt.getTime() - other.reviewedAt.getTime())
    .flatMap((review) => {
      const cardId = cards.get(cardName(review.card));
      if (cardId === undefined || seen.has(answerName(cardId, review.reviewedAt))) return [];
      seen.add(answerName(cardId, review.reviewedAt));
      return [{ cardId, review }];
    });
}

function isLater(one: Date | null, other: Date | null): boolean {
  return one !== null && (other === null || one > other);
}
