// What a chapter itself says to a question: its best supporting sentences, found by their words.

import { takeAttributes } from './attributes.ts';
import type { Chapter, Section } from './guide.ts';
import type { SectionRole } from './headings.ts';
import { boldLead, plainText } from './inline.ts';
import type { Block } from './markdown.ts';
import { sentences } from './sentences.ts';
import { type GuideTable, type Row, tablesOf } from './tables.ts';
import { keyStems } from './words.ts';

/** A statement of the chapter that can stand alone. `context` are words around it that tell what it is about. */
export type Passage = { text: string; context: string; role: SectionRole; heading: string; line: number };
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
   * @param without a line that is left out: the query's own
   */
  support(query: string, most: number, without = 0): Support[] {
    if (this.looked > mostLooked) return [];
    const weights = this.#weights(query, without);
    const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    const ranked = [...this.#matches(weights)]
      .filter(([i]) => this.#passages[i]!.passage.line !== without)
      .map(([i, weight]) => ({ i, score: this.#score(i, weight, whole) }))
      .sort((a, b) => b.score - a.score || a.i - b.i)
      .slice(0, mostCandidates);
    return this.#varied(ranked, most, weights);
  }

  /** Rare stems tell most, stems of nearly every passage nothing; names tell more than other words. */
  #weights(query: string, without: number): Map<string, number> {
    const names = new Set(keyStems((query.match(/(?<=\S\s|[("“])\p{Lu}[\p{L}\p{N}]+/gu) ?? []).join(' ')));
    const stems = [...new Set(keyStems(query))].filter((stem) => !askingStems.has(stem)).slice(0, longestQuery);
    const own = this.#byLine.get(without) ?? [];
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

const silent = new Set(['questions', 'exercises', 'takeaway']);

/** Everything a chapter says, in statements: sentences, whole bullets, table rows. */
export function chapterPassages(chapter: Chapter): Passage[] {
  return chapter.sections.filter((section) => !silent.has(section.role)).flatMap(sectionPassages);
}

function sectionPassages(section: Section): Passage[] {
  const at = { role: section.role, heading: section.heading, context: section.heading };
  const rows = tablesOf(section).flatMap((table) =>
    table.rows.map((row) => ({ ...at, text: rowText(table, row), line: row.line })),
  );
  const label = section.role === 'mistakes' ? 'Common mistake: ' : '';
  const texts = blockPassages(section.blocks, section, null);
  return [...texts.map((passage) => ({ ...passage, text: `${label}${passage.text}` })), ...rows];
}

/** "Hardware faults: disk dies …; Trade-off: …": a column that says what the row means needs no label. */
function rowText(table: GuideTable, row: Row): string {
  const cells = table.columns.flatMap((column, i) => {
    const cell = row.cells[i];
    return cell ? [/mean|definition|description/i.test(column.name) ? cell : `${column.name}: ${cell}`] : [];
  });
  return `${row.name}${/^[^:]*: /.test(cells[0] ?? '') ? ' — ' : ': '}${cells.join('; ')}`;
}

function blockPassages(blocks: Block[], section: Section, lead: string | null): Passage[] {
  let nearest = lead;
  return blocks.flatMap((block): Passage[] => {
    if (block.kind === 'paragraph') {
      const passages = proseOf(block.text, section, null, block.line);
      nearest = leadOf(block.text) ?? shortIntro(block.text) ?? lead;
      return passages;
    }
    if (block.kind !== 'list') return [];
    return block.items.flatMap((item) => [
      ...proseOf(item.text, section, section.role === 'mistakes' ? null : nearest, item.line),
      ...blockPassages(item.blocks, section, leadOf(item.text)),
    ]);
  });
}

/** The bold term that a text begins with. */
function leadOf(raw: string): string | null {
  const bold = boldLead(raw.split(/\n(?=\*\*)/).at(-1)!)?.bold;
  return bold === undefined || bold.length > 80 ? null : plainText(bold).replace(/:$/, '');
}

/** "Rules for compatibility:" over a list. */
function shortIntro(raw: string): string | null {
  const text = plainText(takeAttributes(raw).text);
  return text.endsWith(':') && text.split(' ').length <= 6 && !/^(?:in|for|with|here)\b/i.test(text)
    ? text.slice(0, -1)
    : null;
}

const longestStatement = 240;

/** A short text is one statement; a long one is parted into its sentences. Each is named by its own bold lead or the one above it. */
function proseOf(raw: string, section: Section, above: string | null, line: number): Passage[] {
  return raw.split(/\n(?=\*\*)/).flatMap((part, i) => {
    const own = leadOf(part);
    const text = plainText(takeAttributes(part).text);
    const at = {
      role: section.role,
      heading: section.heading,
      context: `${section.heading} ${above ?? ''} ${own ?? ''}`,
      line: line + i,
    };
    if (text.endsWith(':') || !/\p{L}.*\s/u.test(text)) return [];
    const named = own === null && above !== null && !/^[^.:]{2,50}: /.test(text) ? `${above}: ${text}` : text;
    if (named.length <= longestStatement) return pointsBack.test(named) ? [] : [{ ...at, text: named }];
    return sentences(text)
      .map((sentence, j) => (j > 0 && own !== null ? `${own}: ${sentence}` : sentence))
      .filter((sentence) => sentence.length >= 20 && !/:$/.test(sentence) && !pointsBack.test(sentence))
      .map((sentence) => ({ ...at, text: sentence }));
  });
}

/** A statement that begins so can't be understood alone. */
const pointsBack = /^(?:these|this|it|they|that|those|but|so|and|however|here)\b/i;
