// How many new cards a day an interview date asks for.
import { daysBetween } from '../learners/learner-day.ts';

/** The last days before the interview bring no new cards: a card met on the day before them still comes back once. */
export const FREE_DAYS = 2;

export type InterviewPlan = {
  /** Days left until the interview, today included, the interview's own day not. */
  days: number;
  /** Days of those that bring new cards: all but the last two, and today at least. */
  introductionDays: number;
  /** New cards a day that bring every unseen card in time, today's included; never more than there are. */
  needed: number;
  /** True when the day comes too soon: siblings come on different days, so some cards will stay unseen. */
  tooLate: boolean;
};

/**
 * The plan for an interview, or null when its day has come or is past. All days are learner days, YYYY-MM-DD.
 * The number is an advice that is shown and offered; the learner's own limit stays until they take it.
 */
export function newCardsADay(input: {
  today: string;
  interviewDate: string | null;
  /** Cards of the chosen chapters never answered. */
  unseen: number;
  /** New cards answered today already, so that the number stands still while the learner works it off. */
  newToday: number;
  /** Most unseen cards in one group of siblings. */
  largestGroup: number;
}): InterviewPlan | null {
  if (input.interviewDate === null) return null;
  const days = daysBetween(input.today, input.interviewDate);
  if (days <= 0) return null;
  const introductionDays = Math.max(1, days - FREE_DAYS);
  const needed = Math.ceil((input.unseen + input.newToday) / introductionDays);
  return {
    days,
    introductionDays,
    needed: Math.min(needed, input.unseen + input.newToday),
    tooLate: input.largestGroup > introductionDays,
  };
}

/** The column of Card that orders new cards: what matters most first while an interview is ahead, else as the guide has it. */
export function newCardOrder(today: string, interviewDate: string | null): 'guideRank' | 'interviewRank' {
  return interviewDate !== null && daysBetween(today, interviewDate) >= 0 ? 'interviewRank' : 'guideRank';
}
