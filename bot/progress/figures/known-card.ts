// A card of a deck with what a learner has made of it, and how it stands in the days to come.
import type { Phase } from '../../db/generated/enums.ts';
import { daysBetween, type LearnerClock, learnerDay } from '../../learners/learner-day.ts';
import type { CourseCard } from './course.ts';

export type KnownState = {
  phase: Phase;
  showFrom: Date;
  stability: number;
  difficulty: number;
  lastReview: Date | null;
  suspended: boolean;
};

export type KnownCard = {
  cardId: number;
  deckId: number;
  chapter: number;
  /** The chapter's title. */
  title: string;
  essential: boolean;
  guideRank: number;
  interviewRank: number;
  /** Null until it was first answered or touched. */
  state: KnownState | null;
};

/** The card as a course of days to come sees it; a suspended one comes on no day. */
export function courseCard({ state }: Pick<KnownCard, 'state'>, today: string, clock: LearnerClock): CourseCard {
  if (!state?.lastReview || state.phase === 'new') return { memory: null, comes: null };
  const dayOf = (instant: Date) => daysBetween(today, learnerDay(instant, clock));
  const { stability, difficulty, lastReview, showFrom, suspended } = state;
  return {
    memory: { stability, difficulty, lastDay: Math.min(0, dayOf(lastReview)) },
    comes: suspended ? null : Math.max(0, dayOf(showFrom)),
  };
}

export function isNew({ state }: Pick<KnownCard, 'state'>): boolean {
  return !state || (state.phase === 'new' && !state.suspended);
}

/** Reviews that should have come on an earlier day than today. */
export function isOverdue({ state }: Pick<KnownCard, 'state'>, todayStart: Date): boolean {
  return state !== null && state.phase === 'review' && !state.suspended && state.showFrom < todayStart;
}
