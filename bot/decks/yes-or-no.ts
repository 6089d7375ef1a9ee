// Whether a front can be answered with one word.
import { sentences } from './sentences.ts';

const auxiliary =
  /^(?:and |but |so |then )?(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|may|might|must|isn['’]t|aren['’]t|don['’]t|doesn['’]t|can['’]t|shouldn['’]t|won['’]t)\s/i;
const opening =
  /^(?:what|which|who|whose|where|when|why|how|explain|describe|compare|name|list|design|give|tell|say|show|argue|sketch|walk)\b/i;

/** True when every question of the front begins like "Is …?" and nothing in it asks for more than a yes or a no. */
export function asksYesOrNo(front: string): boolean {
  const parts = sentences(front).map((sentence) => sentence.replace(/^[^?]{1,80}:\s+(?=\p{L})/u, ''));
  const questions = parts.filter((part) => part.endsWith('?'));
  if (questions.length === 0 || parts.some((part) => opening.test(part))) return false;
  return questions.every(
    (question) => auxiliary.test(lastClause(question)) && !/\bor\b|\b(?:why|how|which|what)\b/i.test(question),
  );
}

/** What stands behind the comma of "If a leader dies, can …?" */
function lastClause(question: string): string {
  return auxiliary.test(question)
    ? question
    : question.replace(/^(?:if|when|while|after|before|in|on|at|for|given|suppose)\b[^?]*,\s+/i, '');
}
