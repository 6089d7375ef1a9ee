// What of a chapter a model reads before it drafts an answer: its text without questions and exercises.
import { visible } from '../grading/visible.ts';
import type { Chapter, Section } from './chapter.ts';
import type { ChapterSearch } from './extract.ts';
import type { Question } from './questions.ts';

/** Raw Markdown under one heading, without anchors. */
export type Material = { heading: string; text: string };

/** Characters of one chapter that are sent at most: beyond that, what speaks to the question is. */
export const mostCharacters = 40_000;
/** Lines on either side of a passage that are sent with it. */
const around = 2;
const mostPassages = 30;

/** A guide's own answer below the question belongs to it. */
export function chapterMaterial(chapter: Chapter, question: Question, search: ChapterSearch): Material[] {
  const told = chapter.sections.filter(({ role }) => role !== 'questions' && role !== 'exercises');
  const asking = chapter.sections.findLast(({ line }) => line <= question.line)?.heading ?? chapter.title;
  const whole = told.map((section) => ({ section, lines: linesOf(chapter, section) }));
  const size = whole.reduce((sum, { lines }) => sum + lines.join('\n').length, 0);
  const chosen = size <= mostCharacters ? whole : speakingTo(question, whole, search);
  return [
    ...chosen.map(({ section, lines }) => ({ heading: section.heading, text: plainer(lines.join('\n')) })),
    { heading: asking, text: plainer(question.answer.join('\n')) },
  ]
    .filter(({ text }) => text !== '')
    .map(({ heading, text }) => ({ heading: isNameable(heading) ? heading : chapter.title, text }));
}

type Part = { section: Section; lines: string[] };

/** The lines of a section below its heading. */
function linesOf(chapter: Chapter, section: Section): string[] {
  const next = chapter.sections.find(({ line }) => line > section.line);
  return chapter.text
    .split('\n')
    .slice(section.line - chapter.line + 1, next === undefined ? undefined : next.line - chapter.line);
}

/** Passages with the lines around them, or the beginning of the chapter where none is found. */
function speakingTo(question: Question, whole: Part[], search: ChapterSearch): Part[] {
  const wanted = new Set<number>();
  for (const { line } of search.support(question.text, mostPassages)) {
    for (let near = line - around; near <= line + around; near++) wanted.add(near);
  }
  const all = wanted.size === 0;
  let room = mostCharacters;
  return whole.flatMap(({ section, lines }) => {
    const kept = lines.flatMap((text, i) => {
      if (!(all || wanted.has(section.line + 1 + i)) || room <= 0) return [];
      const cut = text.slice(0, room);
      room -= cut.length + 1;
      return [cut];
    });
    return kept.length === 0 ? [] : [{ section, lines: kept }];
  });
}

/** A rubric names the heading of its passage; the text before the first section stands under the chapter's title. */
function isNameable(heading: string): boolean {
  return heading !== '' && heading.length <= 200;
}

function plainer(text: string): string {
  return visible(text.replace(/[ \t]*\{#[^}\n]*\}/g, ''))
    .toWellFormed()
    .trim();
}
