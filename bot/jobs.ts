// Everything done unasked, by the clock or because it was promised. A job that is not in this list never runs; a test says so.
import type { Logger } from 'pino';
import type { Database } from './db/database.ts';
import { forgetWaiting } from './decks/forget-waiting.job.ts';
import type { Discord } from './discord/gateway.ts';
import type { Graders } from './grading/grader-choice.store.ts';
import { interviewJobs } from './interview/drive.job.ts';
import { fitJobs } from './progress/fit/fit-parameters.job.ts';
import type { Job, Queue } from './queue/queue.ts';
import { reminderSweep } from './reminders/sweep.job.ts';

export type JobParts = {
  db: Database;
  queue: Queue;
  /** Jobs begin when the connection stands. */
  discord: () => Promise<Discord>;
  graders: Graders;
  now: () => Date;
  log: Logger;
};

export function jobsOf(parts: JobParts): Job[] {
  const channels = async () => (await parts.discord()).channels;
  return [reminderSweep(parts), ...fitJobs(parts), ...interviewJobs({ ...parts, channels }), forgetWaiting(parts)];
}
