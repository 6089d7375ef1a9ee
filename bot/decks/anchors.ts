// All anchors that stand in a chapter, wherever they stand.
import { takeAttributes } from './attributes.ts';
import type { Chapter, Section } from './chapter.ts';
import type { Block } from './markdown.ts';

export type FoundAnchor = {
  anchor: string;
  line: number;
  section: Section;
  /** What is wrong with its braces, in plain words. */
  problem: string | null;
};

export function anchorsOf(chapter: Chapter): FoundAnchor[] {
  return chapter.sections.flatMap((section) => {
    const heading =
      section.anchor === null ? [] : [{ anchor: section.anchor, line: section.line, section, problem: null }];
    const below = rawTexts(section.blocks).flatMap(({ raw, line }) => {
      const { anchor, problem } = takeAttributes(raw);
      if (anchor === null && problem === null) return [];
      const before = raw.slice(0, Math.max(0, raw.indexOf('{#')));
      return [{ anchor: anchor ?? '', line: line + before.split('\n').length - 1, section, problem }];
    });
    return [...heading, ...below];
  });
}

function rawTexts(blocks: Block[]): { raw: string; line: number }[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
        return block.text.split('\n').map((raw, i) => ({ raw, line: block.line + i }));
      case 'list':
        return block.items.flatMap((item) => [{ raw: item.text, line: item.line }, ...rawTexts(item.blocks)]);
      case 'table':
        return [
          ...block.header.map((raw) => ({ raw, line: block.line })),
          ...block.rows.flatMap((row) => row.cells.map((raw) => ({ raw, line: row.line }))),
        ];
      default:
        return [];
    }
  });
}
