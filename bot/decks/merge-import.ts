// Imports a guide again over a deck: a draft never replaces a text that somebody approved.
import { UserError } from '../errors.ts';
import type { Rubric } from '../interview/rubric.ts';
import type { DeckChapter } from './deck.ts';
import { type DeckFile, deckOfFiles } from './deck-files.ts';
import { questionsOf } from './questions.ts';
import { rubricText } from './rubric-text.ts';

/**
 * The files to write. An approved deck keeps deck.yaml and its chapters, and gets only chapters that it lacks; a draft
 * deck gets the new ones, under the names that its files have. Approved questions of a rubric stay as they are.
 * Throws a UserError when the old files can't be read, for nobody knows then what is approved in them.
 */
export function mergedImport(slug: string, old: DeckFile[], fresh: DeckFile[]): DeckFile[] {
  const { deck: before, problems } = deckOfFiles(slug, old);
  const problem = problems[0];
  if (before === null || problem !== undefined) {
    const why = problem === undefined ? 'it holds no deck' : `${problem.file}:${problem.line}: ${problem.message}`;
    throw new UserError(`The deck that is there can't be read, so it is left alone: ${why}`);
  }
  const approved = before.status === 'approved';
  const kept = new Map(before.chapters.map((entry) => [entry.chapter.number, entry]));
  const imported = deckOfFiles(slug, fresh).deck?.chapters ?? [];
  const texts = new Map(fresh.map(({ path, text }) => [path, text]));
  const about = approved ? [] : fresh.filter(({ path }) => path === 'deck.yaml');
  return [
    ...about,
    ...imported.flatMap((entry) => mergedChapter(entry, kept.get(entry.chapter.number), approved, texts)),
  ];
}

function mergedChapter(
  entry: DeckChapter,
  old: DeckChapter | undefined,
  approved: boolean,
  texts: ReadonlyMap<string, string>,
): DeckFile[] {
  const file = old?.file ?? entry.file;
  const keepsText = approved && old !== undefined;
  const chapter = keepsText ? [] : [{ path: file, text: texts.get(entry.file)! }];
  const rubric = mergedRubric(entry, old, keepsText);
  const path = file.replace(/^chapters\//, 'rubrics/').replace(/\.md$/, '.yaml');
  return rubric === null ? chapter : [...chapter, { path, text: rubricText(rubric) }];
}

/** Null where nothing changes: no fresh draft for a question of the chapter that has no approved rubric. */
function mergedRubric(entry: DeckChapter, old: DeckChapter | undefined, keepsText: boolean): Rubric | null {
  if (entry.rubric === null) return null;
  const approved = (old?.rubric?.questions ?? []).filter((question) => question.status === 'approved' || keepsText);
  const asked = keepsText ? new Set(old?.chapter.sections.flatMap(questionsOf).map(({ anchor }) => anchor)) : null;
  const drafts = entry.rubric.questions.filter(
    ({ id }) => (asked === null || asked.has(id)) && !approved.some((question) => question.id === id),
  );
  return drafts.length === 0 ? null : { chapter: entry.rubric.chapter, questions: [...approved, ...drafts] };
}
