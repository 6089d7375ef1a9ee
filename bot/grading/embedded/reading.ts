// What of an answer can count at all: its sentences without repetitions, the question, orders to the
// grader, keywords, and what it calls untrue.
import type { Remark } from '../assessment.ts';
import { isOnlyIds } from '../forgery.ts';
import { speaksToGrader } from '../orders.ts';
import { type GradedQuestion, idsOf } from '../question.ts';
import { asserted, type Written } from './asserted.ts';
import { withoutKeywordLists } from './keyword-list.ts';
import type { Language, Sentence, Token } from './language.ts';
import { type Denials, denialsOf, subjectDenialsOf } from './negation.ts';
import { pairsOf, withoutRepeats } from './repeats.ts';
import { stretchesOf } from './stretches.ts';
import { asWorded, type Wording, wordingOf } from './wording.ts';

export type ReadSentence = Written & {
  /** Where each stem stands. */
  places: ReadonlyMap<string, number[]>;
  denials: Denials;
  /** Which denied verbs a word is the subject of. */
  subjects: Denials;
  /** It is a stretch of a longer sentence. */
  cut: boolean;
  /** A question states nothing. */
  asks: boolean;
};
export type Reading = { sentences: ReadSentence[]; remarks: Remark[] };

const plainWording = wordingOf([]);

/** Reads an answer for grading. What remains of it keeps its order. */
export function readAnswer(read: Language, answer: string, asked: GradedQuestion, wording = plainWording): Reading {
  const sentences = read(answer).map((sentence) => ({ ...sentence, text: answer.slice(sentence.start, sentence.end) }));
  const ids = idsOf(asked);
  const toReader = sentences.filter(({ text }) => !speaksToGrader(text, ids) && !isOnlyIds(text, ids));
  const once = withoutRepeats(asserted(toReader));
  const given = questionsOf(asked).map(read);
  const fresh = once.filter(({ tokens }) => !given.some((question) => isCopied(tokens, question)));
  const prose = withoutKeywordLists(fresh);
  const remarks: Remark[] = [];
  if (prose.length < fresh.length) remarks.push('keyword list');
  if (fresh.length < once.length) remarks.push('copied question');
  if (toReader.length < sentences.length) remarks.push('spoke to the grader');
  return { sentences: prose.flatMap((sentence) => readSentence(sentence, wording)), remarks };
}

function readSentence(sentence: Written, wording: Wording): ReadSentence[] {
  const asks = /\?\W*$/.test(sentence.text);
  return stretchesOf(sentence).map((stretch) => {
    const tokens = asWorded(stretch, stretch.text, wording);
    const [denials, subjects] = [denialsOf(tokens), subjectDenialsOf(tokens)];
    return { ...stretch, asks, tokens, places: placesByStem(tokens), denials, subjects };
  });
}

export function placesByStem(tokens: Token[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  tokens.forEach(({ lexical, stem }, place) => {
    if (!lexical) return;
    const known = places.get(stem);
    if (known) known.push(place);
    else places.set(stem, [place]);
  });
  return places;
}

/** All that the learner was asked, or could have been. */
function questionsOf({ prompt, criteria }: GradedQuestion): string[] {
  return [prompt, ...criteria.flatMap(({ follow_up }) => follow_up ?? [])];
}

function isCopied(tokens: Token[], question: Sentence[]): boolean {
  const stems = stemsOf(tokens);
  if (question.some((sentence) => stemsOf(sentence.tokens) === stems)) return true;
  const given = new Set(question.flatMap((sentence) => pairsOf(sentence.tokens)));
  const pairs = pairsOf(tokens);
  return pairs.length >= 2 && pairs.filter((pair) => given.has(pair)).length >= 0.8 * pairs.length;
}

function stemsOf(tokens: Token[]): string {
  return tokens.flatMap(({ lexical, stem }) => (lexical ? [stem] : [])).join(' ');
}
