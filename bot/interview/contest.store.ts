// Verdicts that learners hold for wrong, in interviews and on cards: kept with all that is needed to judge them.
import type { Database } from '../db/database.ts';
import type { Prisma } from '../db/generated/client.ts';
import { json } from '../db/json.ts';
import { UserError } from '../errors.ts';
import type { Assessment } from '../grading/assessment.ts';
import type { FiledQuestion } from '../grading/question.ts';
import type { Interview } from './interview.store.ts';

export type Contest = {
  learnerId: bigint;
  id: number;
  /** The deck's slug. */
  deck: string;
  chapter: number | null;
  rubric: FiledQuestion;
  answer: string;
  assessment: Assessment;
  comment: string;
  consent: boolean;
  status: 'open' | 'accepted' | 'declined';
  createdAt: Date;
};

/** The verdict on an answer to a question of an interview, or on one that was typed to a card. */
export type Contested = ({ interviewId: number; question: number } | { sentAt: Date }) &
  Pick<Contest, 'learnerId' | 'chapter' | 'rubric' | 'answer' | 'assessment' | 'comment' | 'consent'> & {
    deckId: number;
    now: Date;
  };

/** Everything that was said to a question, as it was graded. */
export function answerTo({ session }: Interview, question: number): string {
  return session.turns[question]?.parts.flatMap((part) => part.answer ?? []).join('\n\n') ?? '';
}

/** @throws UserError when there is no verdict to contest, or it was contested before. */
export async function contestVerdict(
  db: Database,
  interview: Interview,
  { question, ...said }: { question: number; comment: string; consent: boolean; now: Date },
): Promise<void> {
  const assessment = interview.session.turns[question]?.assessment;
  const rubric = interview.plan.questions[question];
  if (!assessment || !rubric) throw new UserError('This question has no verdict that could be contested.');
  const { learnerId, id: interviewId, deckId } = interview;
  const { chapter } = rubric;
  const answer = answerTo(interview, question);
  await addContest(db, { learnerId, deckId, interviewId, question, chapter, rubric, answer, assessment, ...said });
}

/** @throws UserError when the verdict was contested before. */
export async function addContest(db: Database, { rubric, assessment, now, ...contested }: Contested): Promise<void> {
  const { name: grader, version: graderVersion } = assessment.grader;
  const verdicts = { rubric: json(rubric), assessment: json(assessment), grader, graderVersion };
  const data = [{ ...contested, ...verdicts, createdAt: now }];
  const { count } = await db.contest.createMany({ data, skipDuplicates: true });
  if (count === 0) throw new UserError('You have contested this verdict already. The operator will look at it.');
}

/** Those that wait for a decision, oldest first. */
export async function openContests(db: Database, take: number): Promise<Contest[]> {
  const rows = await db.contest.findMany({ where: { status: 'open' }, orderBy: { createdAt: 'asc' }, take, include });
  return rows.map(read);
}

export async function findContest(db: Database, id: number): Promise<Contest | null> {
  const row = await db.contest.findFirst({ where: { id }, include });
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

/** Accepted ones whose learner lets them be published. A scenario's phase belongs to no chapter, and is left out. */
export async function goldCandidates(db: Database): Promise<(Contest & { chapter: number })[]> {
  const where = { status: 'accepted' as const, consent: true, chapter: { not: null } };
  const rows = await db.contest.findMany({ where, include, orderBy: { id: 'asc' } });
  return rows.flatMap((row) => (row.chapter === null ? [] : [{ ...read(row), chapter: row.chapter }]));
}

const include = { deck: { select: { slug: true } } } as const;
type Row = Prisma.ContestGetPayload<{ include: typeof include }>;

function read(row: Row): Contest {
  const { learnerId, id, deck, chapter, rubric, answer, assessment, comment, consent, status, createdAt } = row;
  return {
    ...{ learnerId, id, deck: deck.slug, chapter, answer, comment, consent, status, createdAt },
    rubric: rubric as unknown as FiledQuestion,
    assessment: assessment as unknown as Assessment,
  };
}
