// What a single card must be: short, one idea, no yes or no, its answer not in its question.
import { pointsOf } from '../interview/rubric.ts';
import { type Card, limits } from './card.ts';
import type { Rule } from './finding.ts';
import { sentences } from './sentences.ts';
import { keyStems } from './words.ts';
import { asksYesOrNo } from './yes-or-no.ts';

export type Broken = { rule: Rule; message: string };

/** The rules that a card breaks, each with what to do. */
export function brokenRules(card: Card): Broken[] {
  return [tooLong(card), yesOrNo(card), longList(card), givenAway(card), severalIdeas(card)].flat();
}

function tooLong({ front, back }: Card): Broken[] {
  const broken: Broken[] = [];
  if (front.trim() === '') broken.push({ rule: 'length', message: 'the front is empty' });
  if (back.trim() === '')
    broken.push({ rule: 'length', message: 'the back is empty: write the answer behind the term' });
  if (front.length > limits.front) {
    broken.push({
      rule: 'length',
      message: `the front has ${front.length} characters, more than ${limits.front}: ask for one thing`,
    });
  }
  if (back.length > limits.back) {
    broken.push({
      rule: 'length',
      message: `the back has ${back.length} characters, more than ${limits.back}: shorten it, or make it two`,
    });
  }
  return broken;
}

function yesOrNo({ front }: Card): Broken[] {
  if (!asksYesOrNo(front)) return [];
  return [{ rule: 'yes-or-no', message: `"${short(front)}" can be answered with yes or no: ask why, how or what` }];
}

function longList({ back }: Card): Broken[] {
  const points = pointsOf(back);
  if (points <= limits.points) return [];
  return [
    {
      rule: 'long-list',
      message: `the back lists ${points} points, more than ${limits.points}: group them, or make two cards`,
    },
  ];
}

const tellingStems = 3;
const givenShare = 0.8;

/** Labels ("B-trees: …") and the choices of "which of …" may stand in the front; the words of an answer should not all do. */
function givenAway({ front, back, kind }: Card): Broken[] {
  if (kind === 'takeaway' || /\bwhich of\b/i.test(front)) return [];
  const answer = back.replace(/^\s*-\s*[^:\n]{1,60}:\s/gm, '').replace(/^\s*-\s/gm, '');
  const telling = new Set(keyStems(answer));
  if (telling.size < tellingStems) return [];
  const asked = new Set(keyStems(front));
  const shown = [...telling].filter((stem) => asked.has(stem)).length;
  if (shown / telling.size < givenShare) return [];
  return [
    {
      rule: 'answer-given-away',
      message: `"${short(front)}" already holds ${shown} of the ${telling.size} words that its answer consists of: ask without them`,
    },
  ];
}

const mostQuestions = { question: 3, criterion: 2, tradeoff: 2, mistake: 2, concept: 2, takeaway: 1 };

/** An interviewer may ask twice or three times in one breath; a card of another kind asks once, with one follow-on. */
function severalIdeas({ front, back, kind }: Card): Broken[] {
  const broken: Broken[] = [];
  const asks = sentences(front).filter((sentence) => sentence.endsWith('?')).length;
  if (asks > mostQuestions[kind])
    broken.push({ rule: 'one-idea', message: `the front asks ${asks} questions: make them cards of their own` });
  if (kind === 'criterion' && sentences(back).length > 3) {
    broken.push({
      rule: 'one-idea',
      message: `the statement has ${sentences(back).length} sentences: a criterion is one claim, in one or two`,
    });
  }
  return broken;
}

function short(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 77).trimEnd()}…`;
}
