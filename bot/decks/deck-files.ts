// A deck's files as a deck: deck.yaml, chapters, rubrics. All problems at once, each with file and line.
import { UserError } from '../errors.ts';
import { type Rubric, rubricSchema } from '../interview/rubric.ts';
import { anchorsOf } from './anchors.ts';
import type { Chapter } from './chapter.ts';
import { type Deck, type DeckChapter, deckFileSchema } from './deck.ts';
import { type Guide, readGuide } from './guide.ts';
import { type Problem, readYaml } from './yaml-file.ts';

/** `path` is relative to the deck's folder, with forward slashes: `chapters/03-storage.md`. */
export type DeckFile = { path: string; text: string };

export type ReadDeck = {
  /** What could be read; null when there is no readable deck.yaml, or no chapter. */
  deck: Deck | null;
  problems: Problem[];
};

/** Reads as much of a deck as can be read. Its slug is the folder's name unless deck.yaml has another; `named` turns a path into the name that messages and cards give the file. */
export function deckOfFiles(folderName: string, files: DeckFile[], named = (path: string): string => path): ReadDeck {
  const reader = new DeckReader(new Map(files.map(({ path, text }) => [path, text])), named);
  return { deck: reader.deck(folderName), problems: reader.problems };
}

class DeckReader {
  readonly problems: Problem[] = [];
  readonly #files: ReadonlyMap<string, string>;
  readonly #named: (path: string) => string;

  constructor(files: ReadonlyMap<string, string>, named: (path: string) => string) {
    this.#files = files;
    this.#named = named;
  }

  deck(folderName: string): Deck | null {
    const about = this.#about();
    const paths = [...this.#files.keys()].filter((path) => /^chapters\/[^/]+\.md$/.test(path)).sort();
    if (paths.length === 0) this.#problem('chapters', 1, 'holds no chapter (*.md)');
    const chapters = paths.flatMap((path) => this.#chapter(path));
    this.#strayRubrics(paths);
    this.#twinChapters(chapters);
    if (about === null || chapters.length === 0) return null;
    chapters.sort((a, b) => a.chapter.number - b.chapter.number);
    return { ...about, slug: about.slug ?? folderName, anchored: true, chapters };
  }

  #problem(path: string, line: number, message: string): void {
    this.problems.push({ file: this.#named(path), line, message });
  }

  #about() {
    const text = this.#files.get('deck.yaml');
    if (text === undefined) {
      this.#problem('deck.yaml', 1, 'is missing; it says title, description, source and licence');
      return null;
    }
    const { value, problems } = readYaml(text, deckFileSchema, this.#named('deck.yaml'));
    for (const problem of problems) this.problems.push(problem);
    return value;
  }

  #chapter(path: string): DeckChapter[] {
    const [chapter, second] = this.#guide(path)?.chapters ?? [];
    if (chapter === undefined) return [];
    if (second !== undefined) {
      this.#problem(path, second.line, 'a second chapter starts here; each has a file of its own');
    }
    if (Number.parseInt(path.slice('chapters/'.length), 10) !== chapter.number) {
      const begin = String(chapter.number).padStart(2, '0');
      this.#problem(path, chapter.line, `is chapter ${chapter.number}, so the file's name should begin with ${begin}-`);
    }
    this.#anchors(path, chapter);
    return [{ file: this.#named(path), chapter, ...this.#rubric(path, chapter.number) }];
  }

  #anchors(path: string, chapter: Chapter): void {
    const lines = new Map<string, number>();
    for (const { anchor, line, problem } of anchorsOf(chapter)) {
      const before = lines.get(anchor);
      if (problem !== null) this.#problem(path, line, problem);
      else if (before === undefined) lines.set(anchor, line);
      else this.#problem(path, line, `{#${anchor}} stands in line ${before} too; an anchor is unique in its chapter`);
    }
  }

  #guide(path: string): Guide | null {
    try {
      return readGuide(this.#files.get(path) ?? '');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#problem(path, 1, error.message);
      return null;
    }
  }

  #rubric(chapterPath: string, number: number): Pick<DeckChapter, 'rubricFile' | 'rubric' | 'rubricLines'> {
    const path = chapterPath.replace(/^chapters\//, 'rubrics/').replace(/\.md$/, '.yaml');
    const text = this.#files.get(path);
    if (text === undefined) return { rubricFile: null, rubric: null, rubricLines: new Map() };
    const rubricFile = this.#named(path);
    const { value: rubric, problems, lineOf } = readYaml(text, rubricSchema, rubricFile);
    for (const problem of problems) this.problems.push(problem);
    if (rubric !== null && rubric.chapter !== number) {
      this.#problem(path, lineOf(['chapter']), `is for chapter ${rubric.chapter}, but stands beside chapter ${number}`);
    }
    return { rubricFile, rubric, rubricLines: linesOf(rubric, lineOf) };
  }

  #strayRubrics(chapterPaths: string[]): void {
    const expected = new Set(
      chapterPaths.map((path) => path.replace(/^chapters\//, 'rubrics/').replace(/\.md$/, '.yaml')),
    );
    for (const path of this.#files.keys()) {
      if (!/^rubrics\/[^/]+\.ya?ml$/.test(path) || expected.has(path)) continue;
      this.#problem(path, 1, 'belongs to no chapter: its name must be that of a chapter, with .yaml');
    }
  }

  #twinChapters(chapters: DeckChapter[]): void {
    const files = new Map<number, string>();
    for (const { file, chapter } of chapters) {
      const twin = files.get(chapter.number);
      if (twin !== undefined) {
        this.problems.push({ file, line: chapter.line, message: `has the number ${chapter.number}, as ${twin} has` });
      }
      files.set(chapter.number, file);
    }
  }
}

function linesOf(rubric: Rubric | null, lineOf: (path: PropertyKey[]) => number): Map<string, number> {
  const lines = new Map<string, number>();
  rubric?.questions.forEach((question, i) => {
    lines.set(question.id, lineOf(['questions', i]));
    question.criteria.forEach((criterion, j) => {
      lines.set(`${question.id}/${criterion.id}`, lineOf(['questions', i, 'criteria', j]));
    });
  });
  return lines;
}
