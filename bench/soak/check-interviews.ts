// Every answer that was acknowledged stands in its interview with all that was written, and every message was read once.
import type pg from 'pg';
import type { Session } from '../../bot/interview/session.ts';
import { type Finding, finding } from './finding.ts';
import type { HandedIn, Ledger } from './ledger.ts';

type Row = { learnerId: string; id: number; state: Session };
/** How many reports each candidate was sent. */
export type Reports = Map<bigint, number>;

export async function checkInterviews(
  pool: pg.Pool,
  { answers, pieces }: Ledger,
  reports: Reports,
): Promise<Finding[]> {
  const { rows } = await pool.query<Row>('SELECT "learnerId", id, state FROM "Interview"');
  const sessions = new Map(rows.map(({ learnerId, id, state }) => [`${learnerId}/${id}`, state]));
  const acknowledged = answers.filter(({ told }) => told === 'acknowledged');
  const kept = (one: HandedIn) =>
    sessions.get(`${one.learnerId}/${one.interviewId}`)?.turns[one.question]?.parts[one.part]?.answer ?? '';
  const missing = acknowledged.flatMap((one) => one.pieces.filter((piece) => !kept(one).includes(piece)));
  const repeated = acknowledged.flatMap((one) => one.pieces.filter((piece) => kept(one).split(piece).length > 2));

  const messages = await pool.query<{ content: string }>('SELECT content FROM "InterviewMessage"');
  const read = new Set(messages.rows.map(({ content }) => content));
  const unread = pieces.filter(({ text }) => !read.has(text)).map(({ text }) => text);

  const ended = Map.groupBy(
    rows.filter(({ state }) => state.phase === 'ended'),
    ({ learnerId }) => BigInt(learnerId),
  );
  const inTotal = rows.filter(({ state }) => state.phase === 'ended').length;
  const differences = [...reports].map(([learner, count]) => ({
    learner,
    more: count - (ended.get(learner)?.length ?? 0),
  }));
  const told = (wrong: typeof differences) => wrong.map(({ learner, more }) => `${learner}: ${more}`);
  return [
    finding('lost', 'messages of acknowledged answers', acknowledged.flatMap((one) => one.pieces).length, missing),
    finding('twice', 'messages in an answer', pieces.length, repeated),
    finding('lost', 'messages to the interviewer', pieces.length, unread),
    finding('lost', 'reports of ended interviews', inTotal, told(differences.filter(({ more }) => more < 0))),
    finding('twice', 'reports of ended interviews', inTotal, told(differences.filter(({ more }) => more > 0))),
  ];
}
