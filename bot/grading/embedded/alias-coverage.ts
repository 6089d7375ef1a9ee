// Whether a stretch of an answer says a point in the words that the rubric's author expected.

import { type Alias, likenessToEarn, type Match, matchesIn } from './alias.ts';
import type { Token } from './language.ts';
import { isDenied } from './negation.ts';
import type { ReadSentence } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Window } from './window.ts';

export type Spoken = { match: Match; sentence: ReadSentence; denies: boolean };
/** For each alias group, what each sentence of the answer says of it. */
export type Groups = Spoken[][];

export function groupsIn(
  groups: Alias[][],
  sentences: ReadSentence[],
  vocabulary: Vocabulary,
  least = likenessToEarn,
): Groups {
  return groups.map((aliases) =>
    sentences.flatMap((sentence) =>
      aliases.flatMap((alias) =>
        matchesIn(alias, sentence, vocabulary, least).map((match) => ({ match, sentence, denies: alias.denies })),
      ),
    ),
  );
}

/**
 * The sentences of a window by which each group is covered; null for a group that is not. A group is not covered by
 * words that are denied, unless another alias asked for that denial or the point itself denies them (`deniable`, stems).
 */
export function coveredGroups(
  groups: Groups,
  window: Pick<Window, 'sentences'>,
  deniable: ReadonlySet<string>,
): (ReadSentence | null)[] {
  const here = groups.map((spoken) => spoken.filter(({ sentence }) => window.sentences.includes(sentence)));
  const claims = new Map(
    window.sentences.map((sentence) => [
      sentence,
      new Set(here.flat().flatMap((one) => (one.sentence === sentence ? one.match.claims : []))),
    ]),
  );
  const holds = ({ match, sentence, denies }: Spoken) =>
    denies ||
    match.places.every(
      (place) =>
        deniable.has(sentence.tokens[place]!.stem) || !isDenied(sentence.denials, place, claims.get(sentence)!),
    );
  return here.map((spoken) => spoken.find(holds)?.sentence ?? null);
}

/** The stems that a statement itself denies. */
export function deniedStems(sentences: { tokens: Token[]; denials: number[][] }[]): Set<string> {
  return new Set(
    sentences.flatMap(({ tokens, denials }) =>
      tokens.filter((token, place) => token.lexical && isDenied(denials, place)).map(({ stem }) => stem),
    ),
  );
}
