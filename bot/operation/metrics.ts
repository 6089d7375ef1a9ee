// What Prometheus reads. The doors and jobs tell what happened through the functions here; figures that stand somewhere
// are read when Prometheus asks.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** One number, or one for each value of a label. */
export type Figure = {
  name: string;
  help: string;
  label?: string;
  read(): Promise<Record<string, number> | number> | Record<string, number> | number;
};

export type Metrics = {
  /** An interaction was dealt with; `ms` from its arrival. */
  interaction(one: { route: string; outcome: string; deferred: boolean; ms: number }): void;
  /** Discord's REST API answered. */
  request(one: { method: string; status: number }): void;
  job(one: { name: string; outcome: 'done' | 'failed'; ms: number }): void;
  /** A question to the language model, with all its retries. */
  model(one: { model: string; outcome: string; inputTokens: number; outputTokens: number; ms: number }): void;
  figure(figure: Figure): void;
  /** The page for Prometheus, and its content type. */
  page(): Promise<{ type: string; text: string }>;
};

/** Seconds. Discord gives up after 3 s; answers are deferred after 1.5 s and may then take minutes. */
const ANSWER_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 10, 60];
const JOB_BUCKETS = [0.01, 0.05, 0.25, 1, 5, 30, 120];
const MODEL_BUCKETS = [0.5, 1, 2, 5, 10, 20, 40, 60];
/** A figure that takes longer is left out of the page. */
const READ_WITHIN_MS = 2000;

export function openMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const counter = <T extends string>(name: string, help: string, ...labelNames: T[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <T extends string>(name: string, help: string, buckets: number[], ...labelNames: T[]) =>
    new Histogram({ name, help, buckets, labelNames, registers });

  const interactions = counter('quorum_interactions_total', 'Interactions dealt with', 'route', 'outcome');
  const deferred = counter('quorum_interactions_deferred_total', 'Interactions that asked for more time', 'route');
  const answers = histogram(
    'quorum_answer_seconds',
    'From the arrival of an interaction to its answer',
    ANSWER_BUCKETS,
  );
  const requests = counter('quorum_discord_requests_total', 'Responses of Discord to requests', 'method', 'status');
  const jobs = histogram('quorum_job_seconds', 'Time that jobs took', JOB_BUCKETS, 'job', 'outcome');
  const questions = histogram('quorum_model_seconds', 'Time that the model took', MODEL_BUCKETS, 'model', 'outcome');
  const tokens = counter('quorum_model_tokens_total', 'Tokens that the model read and wrote', 'model', 'direction');

  return {
    interaction({ route, outcome, deferred: late, ms }) {
      interactions.inc({ route, outcome });
      if (late) deferred.inc({ route });
      answers.observe(ms / 1000);
    },
    request: ({ method, status }) => requests.inc({ method, status: String(status) }),
    job: ({ name, outcome, ms }) => jobs.observe({ job: name, outcome }, ms / 1000),
    model({ model, outcome, inputTokens, outputTokens, ms }) {
      questions.observe({ model, outcome }, ms / 1000);
      tokens.inc({ model, direction: 'in' }, inputTokens);
      tokens.inc({ model, direction: 'out' }, outputTokens);
    },
    figure: (figure) => void gauge(figure, registers),
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}

function gauge({ name, help, label, read }: Figure, registers: Registry[]): Gauge {
  return new Gauge({
    name,
    help,
    registers,
    labelNames: label ? [label] : [],
    async collect() {
      this.reset();
      const found = await inTime(read);
      if (found === undefined) return label ? undefined : this.remove();
      if (typeof found === 'number') return this.set(found);
      for (const [value, number] of Object.entries(found)) this.set({ [label ?? 'of']: value }, number);
    },
  });
}

/** Undefined when it can't be read now, such as while the database is away: the rest of the page is worth having. */
async function inTime<T>(read: () => Promise<T> | T): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), READ_WITHIN_MS);
  const found = Promise.resolve()
    .then(read)
    .catch(() => undefined);
  const first = await Promise.race([found, late]);
  clearTimeout(timer);
  return first;
}
