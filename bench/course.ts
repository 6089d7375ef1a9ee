// Loads a course into an empty database: a deck, and learners who have studied a part of it.
import type { Pool } from 'pg';
import { dateOfDay, learnerDay } from '../bot/learners/learner-day.ts';

const CHAPTERS = 12;
const ANSWERED_TODAY = 20;
const CLOCK = { zone: 'Europe/Berlin', dayStartsAt: 240 };

/** One deck whose texts have the usual length; `siblings` cards make a group. Gives its id. */
export async function loadDeck(pool: Pool, { cards, siblings }: { cards: number; siblings: number }): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO "Deck" (slug, title, description, source, licence) VALUES ('bench', 'Bench', 'A deck.', 'A book', 'MIT')
     RETURNING id`,
  );
  const deckId = rows[0]!.id;
  await pool.query(
    `INSERT INTO "Chapter" ("deckId", number, title, text)
     SELECT $1, n, 'Chapter ' || n, repeat('What a chapter says. ', 800) FROM generate_series(1, $2::int) n`,
    [deckId, CHAPTERS],
  );
  await pool.query(
    `INSERT INTO "Card" ("deckId", "chapterId", key, kind, front, back, heading, line, "siblingGroup", "guideRank",
       "interviewRank")
     SELECT $1, chapter.id, 'card-' || n, 'concept', repeat('front ', 20), repeat('back ', 60), 'Key Ideas', n,
       CASE WHEN $3::int > 1 THEN 'group-' || n / $3::int END, n, $2::int - n
     FROM generate_series(0, $2::int - 1) n
     JOIN "Chapter" chapter ON chapter."deckId" = $1 AND chapter.number = 1 + n * $4::int / $2::int`,
    [deckId, cards, siblings, CHAPTERS],
  );
  return deckId;
}

export type Studied = {
  deckId: number;
  ids: bigint[];
  /** Of the deck's cards, for each learner: in review, and of those due. Another 20 were answered today. */
  touched: number;
  due: number;
};

/**
 * Learners with these ids, each with an open session on the deck, a state and a log row for each card touched, and the
 * counters of today. The rows of all learners are mixed, as they are in a table that has grown over months.
 */
export async function loadLearners(pool: Pool, { deckId, ids, touched, due }: Studied): Promise<void> {
  const learners = ids.map(String);
  await pool.query('INSERT INTO "Learner" (id, zone) SELECT id, $2 FROM unnest($1::bigint[]) id', [
    learners,
    CLOCK.zone,
  ]);
  await pool.query(
    `INSERT INTO "StudySession" ("learnerId", "deckId", chapters, "startedAt")
     SELECT id, $2, '{}', now() - interval '10 days' FROM unnest($1::bigint[]) id`,
    [learners, deckId],
  );
  await pool.query(STATES, [deckId, learners, touched, due, ANSWERED_TODAY]);
  await pool.query(
    `INSERT INTO "Review" ("learnerId", "cardId", "sessionId", rating, "reviewedAt", day, "phaseBefore", version)
     SELECT s."learnerId", s."cardId", session.id, 3, s."lastReview", s."lastReview"::date, 'review', s.version
     FROM "ReviewState" s JOIN "StudySession" session USING ("learnerId")`,
  );
  await pool.query(
    `INSERT INTO "StudyDay" ("learnerId", day, "newCards", reviews, answers)
     SELECT id, $2::date, 5, $3::int - 5, $3::int FROM unnest($1::bigint[]) id`,
    [learners, dateOfDay(learnerDay(new Date(), CLOCK)), ANSWERED_TODAY],
  );
  await pool.query('VACUUM (ANALYZE)');
}

/** Which cards a learner has touched depends on their id, so that not everybody is at the same place. */
const STATES = `
  INSERT INTO "ReviewState" ("learnerId", "cardId", phase, due, "showFrom", stability, difficulty, "scheduledDays", reps,
    "lastReview")
  SELECT learner, card.id, 'review', shown, shown, 1 + random() * 30, 1 + random() * 9, 5, 3,
    CASE WHEN place BETWEEN $4::int AND $4::int + $5::int - 1 THEN now() ELSE now() - interval '6 days' END
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS n, count(*) OVER () AS cards FROM "Card" WHERE "deckId" = $1) card
  CROSS JOIN unnest($2::bigint[]) learner
  CROSS JOIN LATERAL (SELECT (card.n + learner % 1000 * 7) % card.cards AS place) places
  CROSS JOIN LATERAL (
    SELECT now() + CASE WHEN place < $4::int THEN -random() * interval '5 days'
      ELSE interval '2 days' + random() * interval '60 days' END AS shown
  ) times
  WHERE place < $3::int
  ORDER BY card.id, learner`;
