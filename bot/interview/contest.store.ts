// Verdicts that learners hold for wrong: kept with all that is needed to judge them, decided by operators.
import type { Database } from '../db/database.ts';
import type { Prisma } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import type { Assessment } from '../grading/assessment.ts';
import type { Interview } from './interview.store.ts';
import type { PlannedQuestion } from './plan.ts';

export type Contest = {
  learnerId: bigint;
  id: number;
  chapter: number | null;
  rubric: PlannedQuestion;
  answer: string;
  assessment: Assessment;
  comment: string;
  consent: boolean;
  status: 'open' | 'accepted' | 'declined';
  createdAt: Date;
};

/** Everything that was said to a question, as it was graded. */
export function answerTo({ session }: Interview, question: number): string {
  return session.turns[question]?.parts.flatMap((part) => part.answer ?? []).join('\n\n') ?? '';
}

/** @throws UserError when there is no verdict to contest, or it was contested before. */
export async function contestVerdict(
  db: Database,
  interview: Interview,
  { question, comment, consent, now }: { question: number; comment: string; consent: boolean; now: Date },
): Promise<void> {
  const assessment = interview.session.turns[question]?.assessment;
  const rubric = interview.plan.questions[question];
  if (!assessment || !rubric) throw new UserError('This question has no verdict that could be contested.');
  const { learnerId, id } = interview;
  const { count } = await db.contest.createMany({
    data: [
      {
        ...{ learnerId, interviewId: id, question, comment, consent, createdAt: now },
        chapter: rubric.chapter,
        rubric: rubric as unknown as Prisma.InputJsonValue,
        answer: answerTo(interview, question),
        assessment: assessment as unknown as Prisma.InputJsonValue,
        grader: assessment.grader.name,
        graderVersion: assessment.grader.version,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new UserError('You have contested this verdict already. The operator will look at it.');
}

/** Those that wait for a decision, oldest first. */
export async function openContests(db: Database, take: number): Promise<Contest[]> {
  const rows = await db.contest.findMany({ where: { status: 'open' }, orderBy: { createdAt: 'asc' }, take });
  return rows.map(read);
}

export async function findContest(db: Database, id: number): Promise<Contest | null> {
  const row = await db.contest.findFirst({ where: { id } });
  return row && read(row);
}

/** False when it was decided before, or there is none. */
export async function decideContest(
  db: Database,
  { id, status, decidedBy, now }: { id: number; status: 'accepted' | 'declined'; decidedBy: bigint; now: Date },
): Promise<boolean> {
  const { count } = await db.contest.updateMany({
    where: { id, status: 'open' },
    data: { status, decidedBy, decidedAt: now },
  });
  return count > 0;
}

/** Accepted ones whose learner lets them be published, in the order of their chapters. */
export async function goldCandidates(db: Database): Promise<Contest[]> {
  const where = { status: 'accepted' as const, consent: true, chapter: { not: null } };
  return (await db.contest.findMany({ where, orderBy: [{ chapter: 'asc' }, { id: 'asc' }] })).map(read);
}

type Row = Prisma.ContestGetPayload<object>;

function read({
  learnerId,
  id,
  chapter,
  rubric,
  answer,
  assessment,
  comment,
  consent,
  status,
  createdAt,
}: Row): Contest {
  return {
    ...{ learnerId, id, chapter, answer, comment, consent, status, createdAt },
    rubric: rubric as unknown as PlannedQuestion,
    assessment: assessment as unknown as Assessment,
  };
}
