// What a chapter itself says to a question: its best supporting sentences, found by their words.

import type { Chapter } from './chapter.ts';
import type { SectionRole } from './headings.ts';
import { chapterPassages, type Passage } from './passages.ts';
import { keyStems } from './words.ts';

export type Support = Passage & { score: number };

/** Finds passages. The work is bounded, for a search and for all searches in a chapter. */
export class ChapterSearch {
  readonly #passages: Indexed[];
  readonly #postings = new Map<string, number[]>();
  readonly #byLine: Map<number, Indexed[]>;
  readonly #averageLength: number;
  /** Passages looked at so far. Past `mostLooked` searches find nothing: no chapter that a person wrote comes near. */
  looked = 0;

  constructor(chapter: Chapter) {
    this.#passages = chapterPassages(chapter).map((passage) => {
      const stems = keyStems(passage.text);
      return { passage, stems: new Set(stems), context: new Set(keyStems(passage.context)), length: stems.length };
    });
    this.#passages.forEach(({ stems, context }, i) => {
      for (const stem of new Set([...stems, ...context])) {
        const list = this.#postings.get(stem);
        if (list === undefined) this.#postings.set(stem, [i]);
        else list.push(i);
      }
    });
    this.#byLine = Map.groupBy(this.#passages, ({ passage }) => passage.line);
    const total = this.#passages.reduce((sum, { length }) => sum + length, 0);
    this.#averageLength = Math.max(1, total / Math.max(1, this.#passages.length));
  }

  /**
   * The passages that speak to the query, best first, at most `most`, none saying what another one said.
   * Empty when nothing in the chapter shares the query's telling words.
   * @param without the line that the query comes from, and the role of sections that are left out
   */
  support(query: string, most: number, without: { line?: number; role?: SectionRole } = {}): Support[] {
    if (this.looked > mostLooked) return [];
    const weights = this.#weights(query, without.line ?? 0);
    const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    const ranked = [...this.#matches(weights)]
      .map(([i, weight]) => ({ i, weight, passage: this.#passages[i]!.passage }))
      .filter(({ passage }) => passage.line !== without.line && passage.role !== without.role)
      .map(({ i, weight }) => ({ i, score: this.#score(i, weight, whole) }))
      .sort((a, b) => b.score - a.score || a.i - b.i)
      .slice(0, mostCandidates);
    return this.#varied(ranked, most, weights);
  }

  /** Rare stems tell most, stems of nearly every passage nothing; names tell more than other words. */
  #weights(query: string, ownLine: number): Map<string, number> {
    const names = new Set(keyStems((query.match(/(?<=\S\s|[("“])\p{Lu}[\p{L}\p{N}]+/gu) ?? []).join(' ')));
    const stems = [...new Set(keyStems(query))].filter((stem) => !askingStems.has(stem)).slice(0, longestQuery);
    const own = this.#byLine.get(ownLine) ?? [];
    return new Map(
      stems.map((stem) => {
        const found = (this.#postings.get(stem)?.length ?? 0) - own.filter(({ stems: had }) => had.has(stem)).length;
        const rarity = Math.log(1 + (this.#passages.length - found + 0.5) / (found + 0.5));
        return [stem, found <= 0 ? 0 : rarity * (names.has(stem) ? nameBonus : 1)];
      }),
    );
  }

  /** Matched weight by passage. */
  #matches(weights: Map<string, number>): Map<number, number> {
    const matched = new Map<number, number>();
    for (const [stem, weight] of weights) {
      if (weight === 0) continue;
      for (const i of (this.#postings.get(stem) ?? []).slice(0, mostPostings)) {
        this.looked++;
        const share = this.#passages[i]!.stems.has(stem) ? 1 : contextShare;
        matched.set(i, (matched.get(i) ?? 0) + weight * share);
      }
    }
    return matched;
  }

  /** A passage that meets more of the query is better than one that meets a single word well; long ones count a little less. */
  #score(i: number, matched: number, whole: number): number {
    const { passage, length } = this.#passages[i]!;
    const coverage = matched / Math.max(whole, 1e-9);
    return (matched * (0.4 + coverage) * roleShare[passage.role]) / (0.75 + 0.25 * (length / this.#averageLength));
  }

  #varied(ranked: { i: number; score: number }[], most: number, weights: Map<string, number>): Support[] {
    const best = ranked[0];
    const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    if (best === undefined || this.#directly(best.i, weights) < whole * lowestShare) return [];
    const chosen: typeof ranked = [];
    for (const candidate of ranked) {
      if (chosen.length === most || candidate.score < best.score * lowestOfBest) break;
      if (this.#directly(candidate.i, weights) === 0) continue;
      if (chosen.every((other) => this.#overlap(candidate.i, other.i) < 0.6)) chosen.push(candidate);
    }
    return chosen.map(({ i, score }) => ({ ...this.#passages[i]!.passage, score }));
  }

  #directly(i: number, weights: Map<string, number>): number {
    const { stems } = this.#passages[i]!;
    return [...weights].reduce((sum, [stem, weight]) => sum + (stems.has(stem) ? weight : 0), 0);
  }

  #overlap(a: number, b: number): number {
    const [first, second] = [this.#passages[a]!.stems, this.#passages[b]!.stems];
    const shared = [...first].filter((stem) => second.has(stem)).length;
    return shared / Math.max(1, Math.min(first.size, second.size));
  }
}

type Indexed = { passage: Passage; stems: Set<string>; context: Set<string>; length: number };

const longestQuery = 40;
const mostPostings = 200;
export const mostLooked = 2_000_000;
const mostCandidates = 30;
const contextShare = 0.5;
const nameBonus = 1.5;
/** The best passage must hold this share of what the query's words weigh. */
const lowestShare = 0.2;
const lowestOfBest = 0.3;
const roleShare: Record<SectionRole, number> = {
  ideas: 1,
  other: 1,
  mistakes: 0.85,
  'when-not': 0.9,
  example: 0.8,
  connections: 0.65,
  exercises: 0,
  questions: 0,
  takeaway: 0,
};
/** Stems of words that ask rather than tell. */
const askingStems = new Set(
  keyStems(
    'explain describe compare design choose give example difference differ concrete scenario actually right important necessary role propose ' +
      'prevent ensure handle achieve implement strategy system work problem happen better simple',
  ),
);
