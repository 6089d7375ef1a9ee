// Grades the answer that an interview waits for, and takes the result as an event.
import type { Database } from '../db/database.ts';
import { gradeFor } from '../grading/grade-for.store.ts';
import type { Graders } from '../grading/grader-choice.store.ts';
import type { Queue } from '../queue/queue.ts';
import type { Interview } from './interview.store.ts';
import type { Event } from './session.ts';
import { takeEvent } from './take-event.store.ts';

type Parts = { db: Database; queue: Queue; graders: Graders; now: () => Date };

/** The interview must be in the phase `grading`, with this attempt. */
export async function gradeAnswer(parts: Parts, { learnerId, id, plan, session }: Interview): Promise<void> {
  const question = session.at;
  const turn = session.turns[question]!;
  const planned = plan.questions[question]!;
  const probes = [...turn.parts.map(({ asks }) => asks), ...turn.hints];
  const asked = probes.flatMap((probe) => planned.criteria.find((one) => one.id === probe)?.follow_up ?? []);
  const graded = { ...planned, prompt: [planned.prompt, ...asked].join('\n') };
  const answer = turn.parts.flatMap((part) => part.answer ?? []).join('\n\n');
  const result = await gradeFor(parts.db, parts.graders, { learnerId, now: parts.now() }, graded, answer);
  const about = { question, attempt: turn.attempts };
  const event: Event =
    result.kind === 'assessment'
      ? { type: 'graded', ...about, assessment: result }
      : { type: 'ungraded', ...about, reason: result.reason };
  await takeEvent(parts, { learnerId, id }, event, parts.now());
}
