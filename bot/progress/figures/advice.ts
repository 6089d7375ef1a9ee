// The one thing that would help a learner most before the interview.
import type { ChapterExpected, Readiness } from './readiness.ts';

export type Advice =
  /** Nothing has been met yet. */
  | { kind: 'begin' }
  /** Reviews wait that should have come on an earlier day. */
  | { kind: 'catch up'; overdue: number; gain: number }
  /** The new cards a day that are set don't bring every card in time. */
  | { kind: 'more new cards'; newPerDay: number; needed: number; gain: number }
  /** Cards are known less often than FSRS expects: asking for more brings them back sooner. */
  | ({ kind: 'sooner' } & Sooner)
  /** The chapter that will be known least. */
  | { kind: 'weakest chapter'; chapter: ChapterExpected }
  /** All is on its way; what it would cost to stop. */
  | { kind: 'keep on'; loss: number };

/** What a higher desired retention would do. */
export type Sooner = { retention: number; predicted: number; known: number; gain: number };

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
    /** Null where the parameters in use predict the learner, or no more can be asked for. */
    sooner: Sooner | null;
  },
): Advice {
  if (whole.unseen === whole.cards) return { kind: 'begin' };
  const { overdue, overdueKnown, desiredRetention, newPerDay, needed, sooner } = today;
  const catchUp = Math.max(0, overdue * desiredRetention - overdueKnown) / whole.cards;
  const pace = needed > newPerDay ? whole.planned - whole.asSet : 0;
  const ways: (Advice & { gain: number })[] = [
    { kind: 'catch up', overdue, gain: catchUp },
    { kind: 'more new cards', newPerDay, needed, gain: pace },
    ...(sooner ? [{ kind: 'sooner' as const, ...sooner }] : []),
  ];
  const best = ways.reduce((most, way) => (way.gain > most.gain ? way : most));
  if (best.gain >= WORTH_SAYING) return best;
  const weakest = chapters.reduce((least, chapter) => (chapter.asSet < least.asSet ? chapter : least));
  if (weakest.asSet < KNOWN_WELL) return { kind: 'weakest chapter', chapter: weakest };
  return { kind: 'keep on', loss: Math.max(0, whole.asSet - whole.stopping) };
}
