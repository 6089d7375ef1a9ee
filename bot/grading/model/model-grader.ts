// The grader that asks a language model: it judges whether what is said is right. One call for an answer.
import type { Ask, AskUsage } from '../../model/ask.ts';
import { type Grader, noUsage } from '../grader.ts';
import { verdictForm, verdictReply } from './form.ts';
import { fenceCode, promptVersion, system, userMessage } from './prompt.ts';

/** What may be spent: by the learner today, by the instance. */
export type Budget = {
  mayAsk(): Promise<boolean>;
  /** Told after every call, also after one that failed. */
  spent(usage: AskUsage): Promise<void>;
};

export type ModelGraderOptions = {
  ask: Ask;
  /** The model's name, which becomes the grader's: figures of two models are never mixed. */
  model: string;
  budget?: Budget;
  /** Hears why a call failed, in the server's words: for the log. */
  onFailure?(reason: string, detail: string): void;
};

const unlimited: Budget = { mayAsk: async () => true, spent: async () => {} };

export function modelGrader({ ask, model, budget = unlimited, onFailure = () => {} }: ModelGraderOptions): Grader {
  return {
    name: model,
    version: promptVersion,
    measures: 'judgement',
    async propose(question, answer) {
      if (!(await budget.mayAsk())) return { kind: 'failed', reason: 'budget', usage: noUsage };
      const reply = await ask({
        name: 'verdicts',
        system,
        user: userMessage(question, answer, fenceCode(answer)),
        form: verdictForm,
        accept: verdictReply,
      });
      await budget.spent(reply.usage);
      if (reply.kind === 'answered') return { kind: 'proposal', proposal: reply.value, usage: reply.usage };
      onFailure(reply.reason, reply.detail);
      return { kind: 'failed', reason: reply.reason, usage: reply.usage };
    },
  };
}
