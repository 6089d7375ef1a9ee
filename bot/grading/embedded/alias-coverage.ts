// Whether a stretch of an answer says a point in the words that the rubric's author expected.

import { type Alias, likenessToEarn, type Match, matchesIn } from './alias.ts';
import type { Token } from './language.ts';
import { isDenied } from './negation.ts';
import type { ReadSentence } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Window } from './window.ts';

export type Spoken = { match: Match; sentence: ReadSentence; denies: boolean };
/** For each alias group, what each sentence of the answer says of it. */
export type Groups = ReadonlyMap<ReadSentence, Spoken[]>[];

export function groupsIn(
  groups: Alias[][],
  sentences: ReadSentence[],
  vocabulary: Vocabulary,
  least = likenessToEarn,
): Groups {
  const spokenIn = (aliases: Alias[], sentence: ReadSentence) =>
    aliases.flatMap((alias) =>
      matchesIn(alias, sentence, vocabulary, least).map((match) => ({ match, sentence, denies: alias.denies })),
    );
  return groups.map((aliases) => new Map(sentences.map((sentence) => [sentence, spokenIn(aliases, sentence)])));
}

/**
 * The sentences of a window by which each group is covered; null for a group that is not. A group is not covered by
 * words that are denied, or whose verb is, unless another alias asked for that denial or the point itself denies them
 * (`deniable`, stems).
 */
export function coveredGroups(
  groups: Groups,
  window: Pick<Window, 'sentences'>,
  deniable: ReadonlySet<string>,
): (ReadSentence | null)[] {
  const here = groups.map((bySentence) => window.sentences.flatMap((sentence) => bySentence.get(sentence) ?? []));
  const claims = claimsIn(here);
  const isFree = ({ match, sentence, denies }: Spoken) =>
    denies ||
    match.places.every(
      (place) =>
        deniable.has(sentence.tokens[place]!.stem) ||
        [sentence.denials, sentence.subjects].every((denials) => !isDenied(denials, place, claims.get(sentence)!)),
    );
  return here.map((spoken) => spoken.find(isFree)?.sentence ?? null);
}

function claimsIn(groups: Spoken[][]): Map<ReadSentence, Set<number>> {
  const claims = new Map<ReadSentence, Set<number>>();
  for (const { sentence, match } of groups.flat()) {
    const known = claims.get(sentence) ?? new Set();
    for (const place of match.claims) known.add(place);
    claims.set(sentence, known);
  }
  return claims;
}

/** The stems that a statement itself denies. */
export function deniedStems(sentences: { tokens: Token[]; denials: number[][] }[]): Set<string> {
  return new Set(
    sentences.flatMap(({ tokens, denials }) =>
      tokens.filter((token, place) => token.lexical && isDenied(denials, place)).map(({ stem }) => stem),
    ),
  );
}
