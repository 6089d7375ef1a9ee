// The plain fronts of terms: a question that is good English whatever the term looks like.
import { atStart, capitalized, insideSentence, type Vocabulary } from './casing.ts';
import { headNoun, isCountable, isPlural, listed, needsNoArticle, singular, withArticle } from './nouns.ts';
import { sentences } from './sentences.ts';
import type { Term } from './term-leads.ts';

export type Surroundings = {
  known: Vocabulary;
  /** The heading around the term, where it narrows the topic; else null. */
  topic: string | null;
  chapterTitle: string;
};

const comparison = /\b(?:vs\.?|versus)\s/i;
const vague =
  /^(?:the |one |a )?(?:key|main|core|big|central|important)?\s*(?:insight|idea|point|note|message|lesson|rule|question|problem|solution|warning|tip|caveat)s?$/i;
const relational =
  /^(?:the )?(?:cost|price|role|purpose|benefit|meaning|risk|advantage|disadvantage|drawback|goal|aim|effect|cause|limit|downside)s? of\s/i;
const unique = /^(?:argument|theorem|hypothesis|law|paradox|effect|conjecture)$/i;
const problemNoun = /^(?:problem|anomaly|risk|danger|pitfall|failure mode)$/;
const kindNoun =
  /^(?:approach|strategy|implementation|type|kind|model|format|case|level|technique|method|option|algorithm|engine|guarantee|pattern|architecture|join|protocol|pillar|property|principle|operation)$/;

/** The front for a term that the author gave no question to. Never a yes/no question. */
export function conceptFront(term: Term, around: Surroundings): string {
  const question = leadingQuestion(term);
  if (question !== null) return `${atStart(term.term, around.known)}: ${lowerFirst(question, around.known)}`;
  const front = plainFront(term, around);
  if (around.topic === null || front.includes(': ')) return front;
  return `${atStart(around.topic, around.known)}: ${lowerFirst(front, around.known)}`;
}

/** The term's own text, without the question that became the front. */
export function conceptText(term: Term): string {
  const question = leadingQuestion(term);
  return question === null ? term.text : term.text.slice(question.length).trim();
}

function plainFront(term: Term, { known, chapterTitle }: Surroundings): string {
  const inside = insideSentence(term.term, known);
  const start = atStart(term.term, known);
  if (comparison.test(term.term)) return `${start}: what is the difference?`;
  if (vague.test(term.term)) return `${chapterTitle}: what is ${/^the /i.test(inside) ? '' : 'the '}${inside}?`;
  if (relational.test(term.term)) {
    const whole = /^the /i.test(inside) ? inside : `the ${inside}`;
    return `What ${isPlural(inside.replace(/^the /i, '')) ? 'are' : 'is'} ${whole}?`;
  }
  if (/^\p{Lu}?\p{Ll}+ing (?:the|a|an|your|their|its|from|to|with)\b/u.test(term.term))
    return `What does ${inside} mean?`;
  const kind = introKind(term.intro?.text ?? null);
  if (kind !== null && problemNoun.test(headNoun(kind)))
    return `${start}: what is this ${insideSentence(kind, known)}?`;
  const characterized = kind !== null && kindNoun.test(headNoun(kind));
  if (term.text === '' && term.points.length > 1 && !characterized) return groupFront(term, inside, start);
  if (isPlural(term.term)) return `What are ${inside}?`;
  if (kind !== null && kindNoun.test(headNoun(kind)))
    return `${start}: what characterizes this ${insideSentence(kind, known)}?`;
  if (isStep(term)) return `${atStart(term.intro!.text, known)}: what happens in the “${term.term}” step?`;
  if (/ (?:of|in) /.test(inside)) return `What is meant by “${inside}”?`;
  if (unique.test(headNoun(inside))) return `What is the ${inside}?`;
  if (isCountable(term.term) && !/^(?:the|a|an)\s/i.test(inside)) return `What is ${withArticle(inside)}?`;
  if (needsNoArticle(term.term) || isName(inside)) return `What is ${inside}?`;
  return `What is meant by “${inside}”?`;
}

/** A numbered point under a term that is no plural: "MapReduce: 1. Map … 2. Reduce …". */
function isStep({ numbered, intro }: Term): boolean {
  return numbered && intro !== null && intro.text.split(' ').length <= 3 && !isPlural(intro.text);
}

/** What stays in capitals inside a sentence and is no acronym. */
function isName(inside: string): boolean {
  return /^\p{Lu}\p{L}*\p{Ll}/u.test(inside) && inside.split(' ').length <= 3;
}

function groupFront(term: Term, inside: string, start: string): string {
  if (term.ordered) return `${start}: what are the steps?`;
  if (/^rules?\b/i.test(inside)) return `What are the ${inside}?`;
  return isPlural(term.term) && isListOfNames(term)
    ? `${start}: which are there, and what is said of each?`
    : `${start}: what are the main points?`;
}

function isListOfNames(term: Term): boolean {
  return term.points.every((point) => /^[^:.]{2,60}:\s/.test(point));
}

/** "Three replication approaches" → "replication approach"; "Encoding formats" → "encoding format". */
export function introKind(intro: string | null): string | null {
  if (intro === null) return null;
  const [, sort, things] = /\b(kind|type|sort|form)s of ([\p{L}\p{N} -]{3,40})$/u.exec(intro) ?? [];
  if (things !== undefined) return `${sort} of ${singular(things) ?? things}`;
  const clause = intro
    .split(/[,;—–]\s*/)
    .at(-1)!
    .split(/\s\(|\s+(?:of|for|in|on|with|to|that|which|power|exist|are|is)\s/)[0]!;
  const bare = clause.replace(
    /^(?:(?:the|there|are|these|two|three|four|five|six|several|many|some|major|main|common|key|basic|fundamental|different|non-negotiable|possible|typical)\s+)+/i,
    '',
  );
  const kept = bare.split(/\s+/);
  const last = singular(kept.at(-1) ?? '');
  return last === null || kept.length > 4 ? null : [...kept.slice(0, -1), last].join(' ');
}

function leadingQuestion(term: Term): string | null {
  const first = sentences(term.text)[0];
  if (first === undefined || !first.endsWith('?') || first.length > 200) return null;
  return first.length < term.text.length || term.points.length > 0 || term.children.length > 0 ? first : null;
}

function lowerFirst(text: string, known: Vocabulary): string {
  const first = text.split(' ')[0]!;
  return `${insideSentence(first, known)}${text.slice(first.length)}`;
}

/** The front of a card that compares sibling terms. */
export function comparisonFront(names: string[], { known, topic }: Pick<Surroundings, 'known' | 'topic'>): string {
  const list = listed(names.map((name) => insideSentence(name, known)));
  return topic === null
    ? `${capitalized(list)}: how do they differ?`
    : `${atStart(topic, known)}: how do ${list} differ?`;
}
