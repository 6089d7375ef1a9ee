// The graders of this instance: the embedded one, which knows the decks' words, and the model where there is one.
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { ModelDoor } from '../model/ask.ts';
import { seldom } from '../operation/measured.ts';
import { embeddedGrader } from './embedded/embedded-grader.ts';
import { passagesOf } from './embedded/rarity.ts';
import type { Graders } from './grader-choice.store.ts';
import { modelGrader } from './model/model-grader.ts';
import type { Budget } from './model-budget.store.ts';

type Model = ModelDoor & { budget: Budget };
type Log = Pick<Logger, 'warn'>;

/** A failure that goes on and on is logged once in so many milliseconds, each reason for itself. */
const REMIND_AFTER_MS = 60_000;

export async function gradersFor(db: Database, model: Model | undefined, log: Log): Promise<Graders> {
  const rows = await db.interviewQuestion.findMany({ where: { retiredAt: null }, select: { content: true } });
  const corpus = rows.flatMap(({ content }) =>
    passagesOf(content as { model_answer: string; criteria: { statement: string }[] }),
  );
  return { embedded: embeddedGrader({ corpus }), model: model ? byModel(model, log) : null };
}

function byModel({ ask, model, host, budget }: Model, log: Log): Graders['model'] {
  const tellers = new Map<string, (detail: string) => void>();
  const onFailure = (reason: string, detail: string) => {
    const warn = (words: string) => log.warn({ reason, detail: words, model, host }, 'the model gave no verdict');
    const tell = tellers.get(reason) ?? seldom(REMIND_AFTER_MS, warn);
    tellers.set(reason, tell);
    tell(detail);
  };
  return { graderWith: (mayTryAgain) => modelGrader({ ask, model, mayTryAgain, onFailure }), host, budget };
}
