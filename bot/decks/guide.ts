// A chaptered study guide: Markdown in, chapters and sections out, whatever spelling of headings its author liked.
import { UserError } from '../errors.ts';
import type { Chapter } from './chapter.ts';
import { chapterStarts, chaptersOf } from './chapters.ts';
import type { ChapterHeading } from './headings.ts';
import { plainText } from './inline.ts';
import { type Block, type Heading, markdownBlocks, normalizedText } from './markdown.ts';
import { ownTakeaway, takeawaysOf } from './takeaways.ts';

export type Guide = { title: string | null; chapters: Chapter[] };

const maxBytes = 5 * 1024 * 1024;
/** Lines with text in them: what the memory for a guide depends on. */
const maxLines = 400_000;
const expected = 'Expected Markdown with headings such as "## Chapter 1: Title".';

/** Reads a guide of at most 5 MB. A text that is none is a UserError that says what was looked for and found. */
export function readGuide(source: string): Guide {
  refuseUnreadable(source);
  const text = normalizedText(source);
  const blocks = markdownBlocks(text);
  const starts = chapterStarts(blocks);
  if (starts.size === 0) throw new UserError(noChapters(text, blocks));
  refuseTwins([...starts]);
  const { chapters, others } = chaptersOf(blocks, starts, text.split('\n'));
  const inChapters = chapters.flatMap((chapter) => chapter.sections);
  const summary = takeawaysOf([...others, ...inChapters]);
  for (const chapter of chapters) {
    chapter.takeaway = ownTakeaway(chapter.sections) ?? summary.get(chapter.number) ?? null;
  }
  return { title: guideTitle(blocks, starts), chapters };
}

/** Throws a UserError for more bytes than are read; to be asked before a file is loaded. */
export function refuseTooLarge(bytes: number): void {
  if (bytes <= maxBytes) return;
  const size = (bytes / 1024 / 1024).toFixed(1);
  throw new UserError(`The guide has ${size} MB; at most 5 MB are read. Split it into several guides.`);
}

function refuseUnreadable(source: string): void {
  refuseTooLarge(Buffer.byteLength(source));
  const lines = source.match(/^.*\S/gm)?.length ?? 0;
  if (lines > maxLines) {
    throw new UserError(`The guide has ${lines} lines; at most ${maxLines} are read. Split it into several guides.`);
  }
  if (lines === 0) throw new UserError(`The guide is empty. ${expected}`);
  if (source.includes('\0')) throw new UserError(`This is a binary file, not text. ${expected}`);
  if (/^\s*<(?:!doctype html|html)\b/i.test(source.slice(0, 2000))) {
    throw new UserError(`This is an HTML page, not Markdown: save the guide as Markdown first. ${expected}`);
  }
}

function noChapters(text: string, blocks: Block[]): string {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const looked = 'No chapters found. Looked for headings such as "## Chapter 1: Title" or "## 1. Title"';
  if (headings.length === 0) return `${looked}; there is no heading in its ${text.split('\n').length} lines.`;
  const first = headings
    .slice(0, 3)
    .map((heading) => `"${plainText(heading.text).slice(0, 60)}" (line ${heading.line})`);
  return `${looked}; found ${headings.length} other heading${headings.length === 1 ? '' : 's'}, first ${first.join(', ')}.`;
}

function refuseTwins(starts: [Heading, ChapterHeading][]): void {
  const lines = new Map<number, number>();
  for (const [heading, { number }] of starts) {
    const before = lines.get(number);
    if (before !== undefined) {
      throw new UserError(
        `Two chapters have the number ${number} (lines ${before} and ${heading.line}). Give each its own number.`,
      );
    }
    lines.set(number, heading.line);
  }
}

function guideTitle(blocks: Block[], starts: Map<Heading, ChapterHeading>): string | null {
  const first = blocks.find((block) => block.kind === 'heading');
  return first?.kind !== 'heading' || starts.has(first) ? null : plainText(first.text) || null;
}
