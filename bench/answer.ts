// Answering a card: the store's two round trips against the five of a transaction on the bare driver.
import type { Pool } from 'pg';
import { answerCard } from '../bot/study/answer.store.ts';
import { answerBare } from './bare-answer.ts';
import type { Comparison } from './comparison.ts';
import { loadDeck, loadLearners } from './course.ts';
import { callsPerSecond, figure, inTurns, type Question } from './measure.ts';
import { newDatabase } from './postgres.ts';

const LEARNERS = 1000;
const CARDS = 100;
const ROUNDS = 15;
const AT_ONCE = 8;

const QUESTION: Question = {
  name: 'answer',
  better: 'higher',
  aim: 0.7,
  of: 'answers a second through answerCard, divided by those through a transaction of five round trips on the bare driver',
  unit: `answers a second, ${AT_ONCE} at a time`,
};

export const answer: Comparison = {
  name: 'answer',
  about: 'answering a card, against a transaction on the bare driver',
  needsPostgres: true,
  async measure(bench) {
    const { db, pool } = await newDatabase(bench);
    const deckId = await loadDeck(pool, { cards: CARDS, siblings: 1 });
    const ids = Array.from({ length: LEARNERS }, (_, index) => BigInt(index + 1));
    await loadLearners(pool, { deckId, ids, touched: CARDS, due: 25 });
    const turns = await turnsOf(pool);
    const quorum = async () => {
      const { kind } = await answerCard(db, { ...turns(), rating: 3, now: new Date() });
      if (kind === 'stale') throw new Error('an answer of the bench was refused as stale');
    };
    const bare = () => answerBare(pool, { ...turns(), rating: 3, now: new Date() });
    const windows = await inTurns(
      { quorum: callsPerSecond(quorum, { atOnce: AT_ONCE }), bare: callsPerSecond(bare, { atOnce: AT_ONCE }) },
      { rounds: ROUNDS },
    );
    const ours = { label: 'answerCard', windows: windows.quorum };
    return [figure(QUESTION, ours, { label: 'bare driver', windows: windows.bare })];
  },
};

type Turn = { learnerId: bigint; sessionId: number; cardId: number; version: number };

/** Goes round all learners and cards in a mixed order, so that no two answers meet. Knows the version of each state. */
async function turnsOf(pool: Pool): Promise<() => Turn> {
  const { rows } = await pool.query<{ learnerId: string; sessionId: number; cardId: number; version: number }>(
    `SELECT "learnerId", session.id AS "sessionId", "cardId", version
     FROM "ReviewState" JOIN "StudySession" session USING ("learnerId") ORDER BY random()`,
  );
  const states = rows.map((row) => ({ ...row, learnerId: BigInt(row.learnerId) }));
  let turn = 0;
  return () => {
    const state = states[turn++ % states.length]!;
    return { ...state, version: state.version++ };
  };
}
