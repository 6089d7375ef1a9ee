// The next card of a session, while the table of review states grows a thousandfold around the learner.
import { nextCard } from '../bot/study/queue.store.ts';
import type { Bench, Comparison } from './comparison.ts';
import { loadDeck, loadLearners } from './course.ts';
import { type Figure, figure, inTurns, msPerCall, type Side } from './measure.ts';
import { newDatabase } from './postgres.ts';

const CARDS = 650;
const TOUCHED = 500;
const DUE = 60;
const SIBLINGS = 4;
/** How often one learner asks before the next does, as in a short session: it decides what is in Postgres's cache. */
const IN_A_ROW = 20;
const ROUNDS = 15;

export const dueCard: Comparison = {
  name: 'due-card',
  about: 'the next card with 1 k, 100 k and 1 M review states in the table',
  needsPostgres: true,
  async measure(bench) {
    const small = await nextCards(bench, 1_000);
    const middle = await nextCards(bench, 100_000);
    const large = await nextCards(bench, 1_000_000);
    const windows = await inTurns({ small, middle, large }, { rounds: ROUNDS });
    const theirs = { label: '1 k', windows: windows.small };
    return [
      growth('due-card', { label: '1 M', windows: windows.large }, theirs),
      growth('due-card-100k', { label: '100 k', windows: windows.middle }, theirs),
    ];
  },
};

function growth(name: string, ours: Side, small: Side): Figure {
  const of = `time for the next card with ${ours.label} review states in the table, divided by the time with ${small.label}`;
  return figure({ name, better: 'lower', aim: 1.3, of, unit: 'ms a call, one at a time' }, ours, small);
}

/** A window on a database of its own, with so many states in it. */
async function nextCards(bench: Bench, states: number): Promise<() => Promise<number>> {
  const { db, pool } = await newDatabase(bench);
  const deckId = await loadDeck(pool, { cards: CARDS, siblings: SIBLINGS });
  const ids = Array.from({ length: states / TOUCHED }, (_, index) => BigInt(index + 1));
  await loadLearners(pool, { deckId, ids, touched: TOUCHED, due: DUE });
  let turn = 0;
  return msPerCall(async () => {
    const learnerId = ids[Math.floor(turn++ / IN_A_ROW) % ids.length]!;
    const { nothing } = await nextCard(db, { learnerId, session: { deckId, chapters: [] }, now: new Date() });
    if (nothing !== null) throw new Error('a learner of the bench had no card left');
  });
}
