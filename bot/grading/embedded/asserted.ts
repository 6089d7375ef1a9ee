// What of an answer its writer stands behind: not what they call untrue, take back, or tell as the opinion of others.
import type { Sentence } from './language.ts';

export type Written = Sentence & {
  /** As the learner wrote it. */
  text: string;
};

const wrong =
  "(?:wrong|false|incorrect|untrue|nonsense|rubbish|a lie|lies|(?:not|n't|never) (?:true|right|correct|so|the case))";
const people =
  '(?:some|many|most|a lot of|lots of|certain|other) (?:people|engineers|developers|teams|folks|colleagues)|some|many';
const thinking = '(?:think|believe|claim|say|assume|suppose|hold)';

/** "It is not true that …", "…, which is wrong", "… is a common myth", "I doubt that …". */
const rejections = [
  `^(?:no [,:] )?(?:it|this|that) (?:is |'s |was |would be )${wrong}`,
  `\\b${wrong} (?:that|to ${thinking})\\b`,
  `\\b(?:mistake|mistaken|absurd) (?:that|to ${thinking})\\b`,
  `\\b(?:which|and that|and this) (?:is |'s )${wrong}`,
  `\\b(?:is|are|'s) an? (?:\\w+ )?(?:myth|misconception|fallacy|misunderstanding)\\b`,
  `\\bi (?:\\w+ )?(?:doubt|disagree)\\b`,
  `\\b(?:i|we) (?:\\w+ )?(?:deny|reject|dispute|refute) the (?:idea|claim|notion|view|statement)\\b`,
  `\\b(?:nobody|no one|none) (?:should|would|could|can) (?:\\w+ )?${thinking}\\b`,
  `\\bopposite (?:of (?:this|that|it|what follows|the following) )?(?:is|holds)\\b`,
].map((pattern) => new RegExp(pattern));

/** "Many people think that …": of others, and left open by the writer. */
const hearsay = new RegExp(
  `\\b(?:${people})(?: \\w+ly| often| sometimes)? ${thinking}s?\\b|\\b(?:myth|misconception|fallacy)\\b|\\bcontrary to\\b|` +
    `\\bit is tempting\\b|\\bone (?:might|may|could) ${thinking}\\b|\\bi used to think\\b`,
);
/** Where the writer's own view begins again. */
const own = /^(?:but|however|whereas|yet|;)$/;

const [back, ahead] = ['above|before|previous|(?:said|written) so far', 'following|below|next|rest'];
const whole = (where: string) =>
  new RegExp(
    `\\b(?:everything|all|what|the)\\b.{0,40}\\b(?:${where})\\b(?: \\w+){0,3} (?:is|are|was|were|'s)(?: all)? ${wrong} ?(?:[.!:]|$)|` +
      `\\b(?:none|nothing|no word)\\b.{0,20}\\b(?:${where})\\b(?: \\w+){0,3} (?:is|are|was|were|'s) (?:true|right|correct|so|the case) ?(?:[.!:]|$)`,
  );
const [wrongBefore, wrongAfter] = [whole(back), whole(ahead)];
/** A sentence of its own that takes the one before back. */
const retraction = new RegExp(
  `^(?:(?:no|but|and|well|sorry|now) ,? ?)*(?:(?:(?:all|everything) (?:of )?)?(?:this|that|it) (?:is|was|'s)(?: all| just| simply| of course)? ${wrong}|` +
    `(?:none|nothing) of (?:this|that|it) (?:is|was|'s) (?:true|right|correct)) ?[.!]*$`,
);

/** The sentences, or parts of them, that the writer asserts. */
export function asserted<T extends Written>(sentences: T[]): T[] {
  const words = sentences.map(wordsOf);
  const after = words.findLastIndex((text) => wrongBefore.test(text));
  const before = words.findIndex((text) => wrongAfter.test(text));
  return sentences.flatMap((sentence, at) => {
    if (at <= after || (before >= 0 && at >= before)) return [];
    if (isRejected(sentence.tokens) || retraction.test(words[at]!) || retraction.test(words[at + 1] ?? '')) return [];
    return hearsay.test(words[at]!) ? ownParts(sentence) : [sentence];
  });
}

/** Whether a sentence says of itself or of what it tells that it is not so. */
export function isRejected(tokens: Sentence['tokens']): boolean {
  const text = wordsOf({ tokens });
  return rejections.some((pattern) => pattern.test(text));
}

function wordsOf({ tokens }: Pick<Sentence, 'tokens'>): string {
  return tokens.map(({ word }) => word).join(' ');
}

function ownParts<T extends Written>(sentence: T): T[] {
  const ends = sentence.tokens.flatMap(({ word }, place) => (own.test(word) ? [place] : []));
  const starts = [0, ...ends, sentence.tokens.length];
  return starts.slice(1).flatMap((end, i) => {
    const tokens = sentence.tokens.slice(starts[i], end);
    return tokens.length === 0 || hearsay.test(wordsOf({ tokens })) ? [] : [partOf(sentence, tokens)];
  });
}

/** A sentence of some of a sentence's tokens, which follow each other. */
export function partOf<T extends Written>(sentence: T, tokens: T['tokens']): T {
  const [start, end] = [tokens[0]!.start, tokens.at(-1)!.end];
  return { ...sentence, tokens, start, end, text: sentence.text.slice(start - sentence.start, end - sentence.start) };
}
