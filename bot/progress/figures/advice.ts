// The one thing that would help a learner most before the interview.
import type { ChapterExpected, Readiness } from './readiness.ts';

export type Advice =
  /** Nothing has been met yet. */
  | { kind: 'begin' }
  /** Reviews wait that should have come on an earlier day. */
  | { kind: 'catch up'; overdue: number; gain: number }
  /** The new cards a day that are set don't bring every card in time. */
  | { kind: 'more new cards'; newPerDay: number; needed: number; gain: number }
  /** The chapter that will be known least. */
  | { kind: 'weakest chapter'; chapter: ChapterExpected }
  /** All is on its way; what it would cost to stop. */
  | { kind: 'keep on'; loss: number };

/** A gain below this, in expected recall over all cards, is not worth a sentence. */
const WORTH_SAYING = 0.01;
/** From this expected recall on a chapter needs no care of its own. */
const KNOWN_WELL = 0.8;

export function advice(
  { whole, chapters }: Readiness,
  today: {
    /** Overdue reviews, and how many of them are expected to be known now. */
    overdue: number;
    overdueKnown: number;
    desiredRetention: number;
    newPerDay: number;
    needed: number;
  },
): Advice {
  if (whole.unseen === whole.cards) return { kind: 'begin' };
  const { overdue, overdueKnown, desiredRetention, newPerDay, needed } = today;
  const catchUp = Math.max(0, overdue * desiredRetention - overdueKnown) / whole.cards;
  const pace = needed > newPerDay ? whole.planned - whole.asSet : 0;
  if (Math.max(catchUp, pace) >= WORTH_SAYING) {
    return catchUp >= pace
      ? { kind: 'catch up', overdue, gain: catchUp }
      : { kind: 'more new cards', newPerDay, needed, gain: pace };
  }
  const weakest = chapters.reduce((least, chapter) => (chapter.asSet < least.asSet ? chapter : least));
  if (weakest.asSet < KNOWN_WELL) return { kind: 'weakest chapter', chapter: weakest };
  return { kind: 'keep on', loss: Math.max(0, whole.asSet - whole.stopping) };
}
