// Divides the blocks of a guide into chapters and their sections.
import { takeAttributes } from './attributes.ts';
import type { Chapter, Section } from './chapter.ts';
import { type ChapterHeading, chapterHeading, isPartHeading, sectionRole } from './headings.ts';
import { plainText } from './inline.ts';
import type { Block, Heading } from './markdown.ts';

/**
 * The headings that start chapters. `Chapter N` counts at the level where most of them stand and above it; `N. Title`
 * counts where no heading says Chapter (all of the topmost level that has any), or as the next number at that level.
 */
export function chapterStarts(blocks: Block[]): Map<Heading, ChapterHeading> {
  const candidates: [Heading, ChapterHeading][] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.level > 3) continue;
    const chapter = chapterHeading(plainText(takeAttributes(block.text).text));
    if (chapter !== null) candidates.push([block, chapter]);
  }
  const named = candidates.filter(([, chapter]) => chapter.named);
  if (named.length === 0) {
    const top = candidates.reduce((level, [heading]) => Math.min(level, heading.level), 3);
    return new Map(candidates.filter(([heading]) => heading.level === top));
  }
  const usual = usualLevel(named.map(([heading]) => heading.level));
  let last = 0;
  return new Map(
    candidates.filter(([heading, chapter]) => {
      const next = heading.level === usual && chapter.number === last + 1;
      const starts = chapter.named ? heading.level <= usual : next;
      if (starts) last = chapter.number;
      return starts;
    }),
  );
}

/** The level that most headings have; of two, the deeper one. */
function usualLevel(levels: number[]): number {
  const count = (level: number) => levels.filter((other) => other === level).length;
  return [3, 2, 1].reduce((best, level) => (count(level) > count(best) ? level : best), 3);
}

export type Division = {
  chapters: Chapter[];
  /** Sections before, between and behind the chapters. */
  others: Section[];
};

export function chaptersOf(blocks: Block[], starts: Map<Heading, ChapterHeading>, lines: string[]): Division {
  const divider = new Divider(lines);
  for (const block of blocks) {
    if (block.kind !== 'heading') divider.section?.blocks.push(block);
    else {
      const start = starts.get(block);
      if (start === undefined) divider.openSection(block);
      else divider.openChapter(block, start);
    }
  }
  divider.closeChapter(lines.length + 1);
  return divider.division;
}

class Divider {
  readonly division: Division = { chapters: [], others: [] };
  section: Section | null = null;
  readonly #lines: string[];
  #chapter: Chapter | null = null;
  #ancestors: Section[] = [];

  constructor(lines: string[]) {
    this.#lines = lines;
  }

  openChapter({ level, line }: Heading, { number, title: given }: ChapterHeading): void {
    this.closeChapter(line);
    const title = given === '' ? `Chapter ${number}` : given;
    this.section = {
      heading: title,
      anchor: null,
      ask: null,
      role: 'ideas',
      inherited: false,
      level,
      line,
      blocks: [],
    };
    this.#chapter = { number, title, level, line, sections: [this.section], takeaway: null, text: '' };
    this.division.chapters.push(this.#chapter);
  }

  openSection({ text, level, line }: Heading): void {
    const { text: bare, anchor, ask } = takeAttributes(text);
    const heading = plainText(bare);
    if (this.#chapter !== null && (level <= this.#chapter.level || isPartHeading(heading))) this.closeChapter(line);
    this.#ancestors = this.#ancestors.filter((ancestor) => ancestor.level < level);
    this.section = { heading, anchor, ask, ...roleOf(heading, this.#ancestors.at(-1)), level, line, blocks: [] };
    this.#ancestors.push(this.section);
    (this.#chapter?.sections ?? this.division.others).push(this.section);
  }

  /** @param line the first line that is not the chapter's */
  closeChapter(line: number): void {
    if (this.#chapter !== null) {
      this.#chapter.text = `${this.#lines
        .slice(this.#chapter.line - 1, line - 1)
        .join('\n')
        .trimEnd()}\n`;
    }
    this.#chapter = null;
    this.#ancestors = [];
  }
}

/** A sub-section without a role of its own has that of the section around it. */
function roleOf(heading: string, around: Section | undefined): Pick<Section, 'role' | 'inherited'> {
  const own = sectionRole(heading);
  if (own !== 'other' || around === undefined) return { role: own, inherited: false };
  return { role: around.role, inherited: around.role !== 'other' };
}
