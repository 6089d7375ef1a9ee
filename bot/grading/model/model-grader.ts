// The grader that asks a language model: it judges whether what is said is right. One call for an answer.
import type { Ask, AskRequest } from '../../model/ask.ts';
import type { Grader } from '../grader.ts';
import { verdictForm, verdictReply } from './form.ts';
import { fenceCode, promptVersion, system, userMessage } from './prompt.ts';
import { withoutAnswer } from './without-answer.ts';

export type ModelGraderOptions = {
  ask: Ask;
  /** The model's name, which becomes the grader's: figures of two models are never mixed. */
  model: string;
  /** Asked before each request after the first one of an answer. */
  mayTryAgain?: AskRequest<unknown>['mayTryAgain'];
  /** Hears why a call failed, in the server's words unless they repeat the answer: for the log. */
  onFailure?(reason: string, detail: string): void;
};

export function modelGrader({ ask, model, mayTryAgain, onFailure = () => {} }: ModelGraderOptions): Grader {
  return {
    name: model,
    version: promptVersion,
    measures: 'judgement',
    async propose(question, answer) {
      const reply = await ask({
        name: 'verdicts',
        system,
        user: userMessage(question, answer, fenceCode(answer)),
        form: verdictForm,
        accept: verdictReply,
        ...(mayTryAgain && { mayTryAgain }),
      });
      if (reply.kind === 'answered') return { kind: 'proposal', proposal: reply.value, usage: reply.usage };
      onFailure(reply.reason, withoutAnswer(reply.detail, answer));
      return { kind: 'failed', reason: reply.reason, usage: reply.usage };
    },
  };
}
