// A deck as it is read from its folder, or made of a plain guide.
import { z } from 'zod';
import type { Rubric } from '../interview/rubric.ts';
import { isAnchor } from './attributes.ts';
import type { Chapter } from './chapter.ts';
import { readGuide } from './guide.ts';

export type DeckChapter = {
  /** The file of its text, as messages name it. */
  file: string;
  chapter: Chapter;
  rubricFile: string | null;
  /** Null where there is none (a plain guide), or where it could not be read. */
  rubric: Rubric | null;
  /** Lines of the rubric file by `question` and `question/criterion`. */
  rubricLines: ReadonlyMap<string, number>;
};

export type Deck = {
  slug: string;
  title: string;
  description: string;
  source: string;
  licence: string;
  /** `draft`: imported, its texts are a guide's own, shortened to fit; `approved`: an author stands for every word. */
  status: 'approved' | 'draft';
  /** Only items with an anchor become cards. False for a plain guide: every item does. */
  anchored: boolean;
  chapters: DeckChapter[];
};

/** The rubrics of all chapters that have one. */
export function rubricsOf(deck: Deck): Rubric[] {
  return deck.chapters.flatMap(({ rubric }) => rubric ?? []);
}

const line = (most: number) => z.string('must be text').trim().min(1, 'is empty').max(most);

/** deck.yaml */
export const deckFileSchema = z.strictObject({
  /** What people type; the folder's name where it is left out. */
  slug: z.string('must be text').refine(isAnchor, 'may hold only lower-case letters, digits and dashes').optional(),
  title: line(100),
  description: line(1000),
  source: line(1000),
  licence: line(100),
  status: z.enum(['approved', 'draft'], 'must be approved or draft').default('approved'),
});

/** A plain guide as a deck without rubrics. Throws a UserError when the text is no guide. */
export function guideDeck(markdown: string, file: string): Deck {
  const guide = readGuide(markdown);
  return {
    slug: '',
    title: guide.title ?? 'Study guide',
    description: '',
    source: file,
    licence: '',
    status: 'draft',
    anchored: false,
    chapters: guide.chapters.map((chapter) => ({
      file,
      chapter,
      rubricFile: null,
      rubric: null,
      rubricLines: new Map(),
    })),
  };
}
