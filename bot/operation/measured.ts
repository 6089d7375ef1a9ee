// Work that tells how it went.
import type { Logger } from 'pino';
import type { ModelDoor } from '../model/ask.ts';
import type { Job } from '../queue/queue.ts';
import type { Metrics } from './metrics.ts';

/** The same job; each run is counted, and a failed one logged. */
export function measuredJob(job: Job, tell: Metrics['job'], log: Logger): Job {
  return {
    ...job,
    async run(data) {
      const begun = performance.now();
      const done = (outcome: 'done' | 'failed') => tell({ name: job.name, outcome, ms: performance.now() - begun });
      try {
        await job.run(data);
        done('done');
      } catch (err) {
        done('failed');
        log.error({ err, job: job.name }, 'a job failed; it is tried again while it has tries left');
        throw err;
      }
    },
  };
}

/** The same model; each question is counted with what it cost. */
export function measuredModel(door: ModelDoor, tell: Metrics['model']): ModelDoor {
  return {
    ...door,
    async ask(request) {
      const begun = performance.now();
      const asked = await door.ask(request);
      const outcome = asked.kind === 'answered' ? 'answered' : asked.reason;
      const { inputTokens, outputTokens } = asked.usage;
      tell({ model: door.model, outcome, inputTokens, outputTokens, ms: performance.now() - begun });
      return asked;
    },
  };
}

/** Calls on at most once in so many milliseconds: for what would otherwise fill the log. */
export function seldom<T>(everyMs: number, tell: (one: T) => void): (one: T) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (one) => {
    if (performance.now() - told < everyMs) return;
    told = performance.now();
    tell(one);
  };
}
