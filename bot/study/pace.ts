// How long studying takes, measured on the learner themselves.

/** Until there are enough answers to measure. */
export const DEFAULT_SECONDS = 20;
const ENOUGH_ANSWERS = 20;
/** A longer pause between two answers was a break, not thinking. */
export const LONGEST_ANSWER_SECONDS = 300;
/** FSRS's learning steps show a new card at least twice on its first day. */
const ANSWERS_PER_NEW_CARD = 2;

/** The median of the learner's own seconds per answer; 20 with fewer than 20 answers to go by. */
export function secondsPerAnswer(measured: number[]): number {
  const answers = measured.filter((seconds) => seconds <= LONGEST_ANSWER_SECONDS).sort((one, other) => one - other);
  if (answers.length < ENOUGH_ANSWERS) return DEFAULT_SECONDS;
  const middle = answers.length / 2;
  return (answers[Math.ceil(middle) - 1]! + answers[Math.floor(middle)]!) / 2;
}

/** Whole minutes that so many cards take, rounded up. */
export function studyMinutes(cards: { newCards: number; others: number }, secondsPerAnswer: number): number {
  const answers = cards.newCards * ANSWERS_PER_NEW_CARD + cards.others;
  return Math.ceil((answers * secondsPerAnswer) / 60);
}
