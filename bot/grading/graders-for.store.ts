// The graders of this instance: the embedded one, which knows the decks' words, and the model where there is one.
import type { Database } from '../db/database.ts';
import type { ModelDoor } from '../model/ask.ts';
import { embeddedGrader } from './embedded/embedded-grader.ts';
import { passagesOf } from './embedded/rarity.ts';
import type { Graders } from './grader-choice.store.ts';
import { modelGrader } from './model/model-grader.ts';

type Model = ModelDoor & { budget: NonNullable<Graders['model']>['budget'] };

export async function gradersFor(db: Database, model: Model | undefined): Promise<Graders> {
  const rows = await db.interviewQuestion.findMany({ where: { retiredAt: null }, select: { content: true } });
  const corpus = rows.flatMap(({ content }) =>
    passagesOf(content as { model_answer: string; criteria: { statement: string }[] }),
  );
  return {
    embedded: embeddedGrader({ corpus }),
    model: model
      ? { grader: modelGrader({ ask: model.ask, model: model.model }), host: model.host, budget: model.budget }
      : null,
  };
}
