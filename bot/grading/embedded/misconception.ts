// Whether an answer asserts a misconception: in one clause, not denied, not merely reported.
import { type Alias, likenessToAccuse } from './alias.ts';
import { coveredGroups, groupsIn } from './alias-coverage.ts';
import { partOf } from './asserted.ts';
import type { Denials } from './negation.ts';
import { placesByStem, type Reading, type ReadSentence } from './reading.ts';
import type { Statement } from './statement.ts';
import { recallIn } from './statement-coverage.ts';
import type { Vocabulary } from './vocabulary.ts';
import { windowOf } from './window.ts';

export type PreparedMisconception = { aliases: Alias[][]; statement: Statement; deniable: ReadonlySet<string> };

/** Without aliases nearly all words of the statement must stand in one clause. */
const leastRecall = 0.75;
const contrast = /^(?:but|while|whereas|although|though|however|unlike|instead|rather|otherwise|[;:—–])$/;
const reported =
  /\b(?:myth|misconception|fallacy|misunderstanding|mistaken(?:ly)?|contrary to|it is tempting|one (?:might|may|could) (?:think|believe|assume|say)|(?:some|many|people|others|they) (?:often |sometimes )?(?:think|believe|claim|say|assume)|i used to think)\b/i;

/** The sentence that asserts it, or null. */
export function findMisconception(
  { aliases, statement, deniable }: PreparedMisconception,
  { sentences }: Reading,
  vocabulary: Vocabulary,
): ReadSentence | null {
  for (const sentence of sentences.filter(({ text }) => !reported.test(text))) {
    for (const clause of clausesOf(sentence)) {
      const window = windowOf([clause]);
      const said =
        aliases.length > 0
          ? coveredGroups(groupsIn(aliases, [clause], vocabulary, likenessToAccuse), window, deniable).every(
              (one) => one !== null,
            )
          : recallIn(statement, window, vocabulary, 0) >= leastRecall;
      if (said) return sentence;
    }
  }
  return null;
}

/** The parts of a sentence between words of contrast. Each keeps the denials that reach into it. */
function clausesOf(sentence: ReadSentence): ReadSentence[] {
  const { tokens, denials, subjects } = sentence;
  const starts = [0, ...tokens.flatMap(({ word }, place) => (contrast.test(word) ? [place + 1] : [])), tokens.length];
  return starts.slice(1).flatMap((end, i) => {
    const start = starts[i]!;
    const part = tokens.slice(start, end);
    if (part.length === 0) return [];
    const moved = (by: Denials) => part.map((_, at) => by[start + at]!.map((place) => place - start));
    return [
      { ...partOf(sentence, part), places: placesByStem(part), denials: moved(denials), subjects: moved(subjects) },
    ];
  });
}
