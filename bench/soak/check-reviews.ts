// Every answer and undo that was acknowledged is in the log once, and nothing is there that nobody pressed.
import type pg from 'pg';
import { type Finding, finding } from './finding.ts';
import type { Ledger, RatingPress } from './ledger.ts';

type Row = { learnerId: string; id: string; cardId: number; version: number; rating: number; undone: boolean };

export async function checkReviews(pool: pg.Pool, { ratings, undos }: Ledger): Promise<Finding[]> {
  const { rows } = await pool.query<Row>(
    `SELECT "learnerId", id, "cardId", version, rating, "undoneAt" IS NOT NULL AS undone FROM "Review"`,
  );
  const logged = new Set(rows.map(keyOf));
  const pressed = new Set(ratings.filter(({ told }) => told !== 'refused').map(keyOf));
  const acknowledged = new Set(ratings.filter(({ told }) => told === 'acknowledged').map(keyOf));
  const rowOf = new Map(rows.map((row) => [`${row.learnerId}/${row.id}`, row]));
  const takenBack = undos.filter(({ told }) => told === 'acknowledged').map(reviewOf);
  const meant = new Set(undos.filter(({ told }) => told !== 'refused').map(reviewOf));
  const undone = rows.filter((row) => row.undone).map(({ learnerId, id }) => `${learnerId}/${id}`);
  return [
    finding(
      'lost',
      'acknowledged answers',
      acknowledged.size,
      [...acknowledged].filter((key) => !logged.has(key)),
    ),
    finding(
      'twice',
      'answers that nobody gave',
      rows.length,
      [...logged].filter((key) => !pressed.has(key)),
    ),
    finding(
      'lost',
      'acknowledged undos',
      takenBack.length,
      takenBack.filter((key) => !rowOf.get(key)?.undone),
    ),
    finding(
      'twice',
      'undos that nobody asked for',
      undone.length,
      undone.filter((key) => !meant.has(key)),
    ),
  ];
}

/** A state's version is given by one answer alone, so this names it, whatever row holds it. */
function keyOf({ learnerId, cardId, version, rating }: Row | RatingPress): string {
  return `learner ${learnerId}, card ${cardId}, version ${version}, rating ${rating}`;
}

function reviewOf({ learnerId, reviewId }: { learnerId: bigint; reviewId: number }): string {
  return `${learnerId}/${reviewId}`;
}
