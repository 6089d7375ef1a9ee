// Turns a guide into a deck folder without a model: its chapters with anchors, and draft rubrics of extracts.
import { stringify } from 'yaml';
import { UserError } from '../errors.ts';
import type { Rubric, RubricQuestion } from '../interview/rubric.ts';
import { type PlacedAnchor, withAnchors, withoutAnchor } from './anchor-writing.ts';
import { anchorsOf } from './anchors.ts';
import { isAnchor } from './attributes.ts';
import type { CardKind } from './card.ts';
import { deckCards, deckCardsWithAnchors } from './cards.ts';
import { cardedAnchors } from './chapter-rules.ts';
import { type DeckChapter, guideDeck } from './deck.ts';
import { type DeckFile, deckOfFiles } from './deck-files.ts';
import { draftQuestion } from './draft-rubric.ts';
import { ChapterSearch } from './extract.ts';
import { slug as anchorOf } from './keys.ts';
import { normalizedText } from './markdown.ts';
import { questionsOf } from './questions.ts';
import { rubricText } from './rubric-text.ts';

export type ImportOptions = {
  /** The deck's name, as people type it: lower-case letters, digits and dashes. */
  slug: string;
  /** The guide's own title where it is left out. */
  title?: string;
};

export type ImportCounts = {
  chapters: number;
  questions: number;
  /** Questions that got a draft rubric; the chapter says nothing to the others. */
  rubrics: number;
  criteria: number;
  cards: Record<CardKind, number>;
};

export type ImportedGuide = { files: DeckFile[]; counts: ImportCounts };

/** Throws a UserError when the text is no guide, or the slug no folder name. */
export function importGuide(markdown: string, { slug, title }: ImportOptions): ImportedGuide {
  if (!isAnchor(slug)) throw new UserError(`The slug "${slug}" may hold only lower-case letters, digits and dashes.`);
  const text = normalizedText(markdown).toWellFormed();
  const source = cleaned(text);
  const plain = guideDeck(source, slug);
  const { given } = deckCardsWithAnchors(plain);
  const lines = source.split('\n');
  const anchors = Map.groupBy(given, (anchor) => anchor.chapter);
  const about = { path: 'deck.yaml', text: stringify(aboutDeck(slug, title ?? plain.title)) };
  const chapters = plain.chapters.map((entry) => chapterFile(entry, lines, anchors.get(entry.chapter.number) ?? []));
  const { deck } = deckOfFiles(slug, [about, ...chapters]);
  if (deck === null) throw new Error('an imported deck could not be read back');
  const rubrics = deck.chapters.flatMap(draftRubric);
  const files = [about, ...chapters, ...rubrics.map(({ path, rubric }) => ({ path, text: rubricText(rubric) }))];
  return {
    files,
    counts: countsOf(
      slug,
      files,
      rubrics.flatMap(({ rubric }) => rubric.questions),
    ),
  };
}

function aboutDeck(slug: string, title: string) {
  return {
    slug,
    title: title.slice(0, 100).trim(),
    description: `Imported from a study guide. Its texts are the guide's own; the answers are drafts that nobody has approved yet.`,
    source: title.slice(0, 1000).trim(),
    licence: 'LicenseRef-Unknown',
    status: 'draft',
  };
}

const mostRounds = 4;

/** Braces that only look like anchors, or stand where no card is made, or twice, are taken out. */
function cleaned(text: string): string {
  let current = text;
  for (let round = 0; round < mostRounds && current.includes('{#'); round++) {
    const next = withoutStrayAnchors(current);
    if (next === current) return current;
    current = next;
  }
  // Braces behind braces: none of them are anchors.
  return current.replaceAll('{#', '{ #');
}

function withoutStrayAnchors(text: string): string {
  const deck = guideDeck(text, '');
  const cards = deckCards(deck);
  const lines = text.split('\n');
  for (const { chapter } of deck.chapters) {
    const carded = cardedAnchors(cards, chapter.number);
    const seen = new Set<string>();
    for (const { anchor, line, problem } of anchorsOf(chapter)) {
      const kept = problem === null && carded.has(anchor) && !seen.has(anchor);
      seen.add(anchor);
      if (!kept) lines[line - 1] = withoutAnchor(lines[line - 1] ?? '');
    }
  }
  return lines.join('\n');
}

function chapterFile({ chapter }: DeckChapter, lines: string[], anchors: PlacedAnchor[]): DeckFile {
  const { number, title, level, line, text, takeaway, sections } = chapter;
  const own = withAnchors(lines, anchors).slice(line - 1, line - 1 + text.trimEnd().split('\n').length);
  const setext = /^ {0,3}(?:=+|-+)\s*$/.test(own[1] ?? '') && !/^ {0,3}#/.test(own[0] ?? '');
  const heading = `${'#'.repeat(level)} Chapter ${number}${title === `Chapter ${number}` ? '' : `: ${title}`}`;
  const body = own
    .slice(setext ? 2 : 1)
    .join('\n')
    .replace(/(?:\s*\n-{3,}\s*)+$/, '')
    .trimEnd();
  const elsewhere =
    takeaway !== null &&
    !sections.some((section) => section.role === 'takeaway' || section.heading === takeaway.heading);
  const ending = elsewhere
    ? `\n\n${'#'.repeat(level + 1)} Takeaway\n${takeaway.text.replace(/\s+/g, ' ')} {#takeaway}`
    : '';
  const begin = String(number).padStart(2, '0');
  return { path: `chapters/${begin}-${anchorOf(title)}.md`, text: `${heading}\n${body}${ending}\n` };
}

function draftRubric({ file, chapter }: DeckChapter): { path: string; rubric: Rubric }[] {
  const search = new ChapterSearch(chapter);
  const asked = chapter.sections.filter((section) => section.role === 'questions').flatMap(questionsOf);
  const questions = asked.flatMap((question): RubricQuestion[] => {
    const draft = question.anchor === null ? null : draftQuestion(question, question.anchor, chapter, search);
    return draft === null ? [] : [draft];
  });
  const path = file.replace(/^chapters\//, 'rubrics/').replace(/\.md$/, '.yaml');
  return questions.length === 0 ? [] : [{ path, rubric: { chapter: chapter.number, questions } }];
}

export function countsOf(slug: string, files: DeckFile[], questions: RubricQuestion[]): ImportCounts {
  const { deck, problems } = deckOfFiles(slug, files);
  if (deck === null || problems.length > 0) {
    const first = problems[0];
    throw new Error(`an imported deck does not read back: ${first?.file}:${first?.line}: ${first?.message}`);
  }
  const cards: ImportCounts['cards'] = { question: 0, criterion: 0, tradeoff: 0, mistake: 0, concept: 0, takeaway: 0 };
  for (const card of deckCards(deck)) cards[card.kind]++;
  return {
    chapters: deck.chapters.length,
    questions: cards.question,
    rubrics: questions.length,
    criteria: questions.reduce((sum, { criteria }) => sum + criteria.length, 0),
    cards,
  };
}
