// Grades an answer of a learner's by whom they chose, within the budget.
import type { Database } from '../db/database.ts';
import type { Assessment, Ungraded } from './assessment.ts';
import { gradeWith } from './grade.ts';
import { type Graders, graderStanding } from './grader-choice.store.ts';
import { countTokens, payForCall } from './model-budget.store.ts';
import type { GradedQuestion } from './question.ts';
import { saysNothing } from './visible.ts';

/** Nothing goes to a model that the learner did not agree to, and every request is paid for before it is sent. */
export async function gradeFor(
  db: Database,
  graders: Graders,
  who: { learnerId: bigint; now: Date },
  question: GradedQuestion,
  answer: string,
): Promise<Assessment | Ungraded> {
  const { model, embedded } = graders;
  const standing = await graderStanding(db, graders, who);
  if (!model || standing.kind !== 'model') return gradeWith(embedded, question, answer);
  const pay = () => payForCall(db, model.budget, who);
  const byModel = saysNothing(answer) || (await pay());
  const graded = await gradeWith(byModel ? model.graderWith(pay) : embedded, question, answer);
  await countTokens(db, who, graded.cost.inputTokens + graded.cost.outputTokens);
  return graded;
}
