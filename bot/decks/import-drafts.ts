// What an import leaves for a model to draft, and the deck with its drafts in place of the extracts.
import type { RubricQuestion } from '../interview/rubric.ts';
import { type Deck, type DeckChapter, rubricsOf } from './deck.ts';
import { type DeckFile, deckOfFiles } from './deck-files.ts';
import { type DraftTask, draftTasks, questionKey, type TaskResult } from './draft-with-model.ts';
import { countsOf, type ImportedGuide } from './import-guide.ts';
import { rubricText } from './rubric-text.ts';

export type DraftPlan = {
  slug: string;
  /** What the folder will hold, and this as a deck. */
  files: DeckFile[];
  deck: Deck;
  tasks: DraftTask[];
};

/**
 * @param old the files of the deck that is there, readable; none for a new one
 * @param files what the import without a model writes
 */
export function draftPlan(slug: string, old: DeckFile[], files: DeckFile[], model: string): DraftPlan {
  const whole = overlaid(old, files);
  const { deck } = deckOfFiles(slug, whole);
  if (deck === null) throw new Error('an imported deck could not be read back');
  const before = old.length === 0 ? null : deckOfFiles(slug, old).deck;
  return { slug, files: whole, deck, tasks: draftTasks(deck, staying(before), model) };
}

/** Approved questions, and every rubric of an approved deck. */
function staying(before: Deck | null): Set<string> {
  const stays = (question: RubricQuestion) => question.status === 'approved' || before?.status === 'approved';
  return new Set(
    before?.chapters.flatMap((entry) =>
      (entry.rubric?.questions ?? []).filter(stays).map(({ id }) => questionKey(entry, id)),
    ),
  );
}

type DraftedResult = Extract<TaskResult, { kind: 'drafted' }>;

/** All files of the folder, with the drafts in them. */
export function draftedImport({ slug, files, deck }: DraftPlan, results: readonly TaskResult[]): ImportedGuide {
  const drafted = results.filter((result) => result.kind === 'drafted');
  const byChapter = Map.groupBy(drafted, ({ task }) => task.chapter);
  const rubrics = deck.chapters.flatMap((entry) => {
    const drafts = byChapter.get(entry.chapter.number) ?? [];
    return drafts.length === 0 ? [] : [rubricFile(entry, drafts)];
  });
  const whole = overlaid(files, rubrics);
  const { deck: read } = deckOfFiles(slug, whole);
  const questions = read === null ? [] : rubricsOf(read).flatMap((rubric) => rubric.questions);
  return { files: whole, counts: countsOf(slug, whole, questions) };
}

/** Each criterion and misconception of a draft has the quotation that it rests on above it. */
function rubricFile({ file, chapter, rubric }: DeckChapter, results: DraftedResult[]): DeckFile {
  const fresh = new Map(results.map(({ draft }) => [draft.id, draft]));
  const there = (rubric?.questions ?? []).map((question) => fresh.get(question.id) ?? question);
  const known = new Set(there.map(({ id }) => id));
  const questions = [...there, ...[...fresh.values()].filter(({ id }) => !known.has(id))];
  const sources = results.flatMap(({ draft, quotations }) =>
    [...quotations].map(([id, quotation]) => [`${draft.id}/${id}`, `The chapter: “${quotation}”`] as const),
  );
  const path = file.replace(/^chapters\//, 'rubrics/').replace(/\.md$/, '.yaml');
  return { path, text: rubricText({ chapter: chapter.number, questions }, new Map(sources)) };
}

function overlaid(below: DeckFile[], above: DeckFile[]): DeckFile[] {
  const texts = new Map([...below, ...above].map(({ path, text }) => [path, text]));
  return [...texts].map(([path, text]) => ({ path, text }));
}
