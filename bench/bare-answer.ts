// Answering a card as one would write it on the bare driver: a transaction of five round trips, prepared, with FSRS
// between them. It writes the state and the log as Quorum does, and knows no learner days, limits, siblings or undo.
import type { Pool } from 'pg';
import { type Card, fsrs, type Grade } from 'ts-fsrs';
import type { Phase } from '../bot/db/generated/enums.ts';
import type { Rating } from '../bot/study/schedule.ts';

export type BareAnswer = { learnerId: bigint; cardId: number; sessionId: number; rating: Rating; now: Date };

type Row = {
  phase: Phase;
  due: Date;
  stability: number;
  difficulty: number;
  scheduledDays: number;
  learningSteps: number;
  reps: number;
  lapses: number;
  lastReview: Date;
  version: number;
};

/** In the order of FSRS's own numbers. */
const PHASES: Phase[] = ['new', 'learning', 'review', 'relearning'];
const scheduler = fsrs({ enable_fuzz: false });

const SELECT = `SELECT phase, due, stability, difficulty, "scheduledDays", "learningSteps", reps, lapses, "lastReview", version
  FROM "ReviewState" WHERE "learnerId" = $1 AND "cardId" = $2 FOR UPDATE`;
const UPDATE = `UPDATE "ReviewState" SET phase = $3, due = $4, "showFrom" = $4, stability = $5, difficulty = $6,
    "scheduledDays" = $7, "learningSteps" = $8, reps = $9, lapses = $10, "lastReview" = $11, version = version + 1
  WHERE "learnerId" = $1 AND "cardId" = $2`;
const INSERT = `INSERT INTO "Review" ("learnerId", "cardId", "sessionId", rating, "reviewedAt", day, "phaseBefore", before, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

export async function answerBare(pool: Pool, answer: BareAnswer): Promise<void> {
  const { learnerId, cardId, sessionId, rating, now } = answer;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<Row>({ name: 'bare-select', text: SELECT, values: [learnerId, cardId] });
    const before = rows[0]!;
    const { card } = scheduler.next(asFsrs(before), now, rating as Grade);
    const { due, stability, difficulty, scheduled_days, learning_steps, reps, lapses } = card;
    const state = [PHASES[card.state], due, stability, difficulty, scheduled_days, learning_steps, reps, lapses, now];
    await client.query({ name: 'bare-update', text: UPDATE, values: [learnerId, cardId, ...state] });
    const log = [sessionId, rating, now, now, before.phase, JSON.stringify(before), before.version + 1];
    await client.query({ name: 'bare-insert', text: INSERT, values: [learnerId, cardId, ...log] });
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function asFsrs({ phase, due, stability, difficulty, reps, lapses, ...row }: Row): Card {
  return {
    due,
    stability,
    difficulty,
    reps,
    lapses,
    elapsed_days: 0,
    scheduled_days: row.scheduledDays,
    learning_steps: row.learningSteps,
    state: PHASES.indexOf(phase),
    last_review: row.lastReview,
  };
}
