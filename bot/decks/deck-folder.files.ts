// Reads and writes a deck's folder on disk.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors.ts';
import type { Deck } from './deck.ts';
import { type DeckFile, deckOfFiles, type ReadDeck } from './deck-files.ts';
import type { Problem } from './yaml-file.ts';

/** The deck in a folder. Throws a UserError that lists every problem. */
export function loadDeck(folder: string): Deck {
  const { deck, problems } = readDeckFolder(folder);
  if (problems.length > 0 || deck === null) throw new UserError(problemList(folder, problems));
  return deck;
}

/** Reads as much of a deck as can be read, for lint. Throws a UserError only when the folder is none. */
export function readDeckFolder(folder: string): ReadDeck {
  if (!isFolder(folder)) {
    throw new UserError(`${folder} is no folder. A deck is a folder with deck.yaml, chapters/ and rubrics/.`);
  }
  return deckOfFiles(path.basename(path.resolve(folder)), deckFiles(folder), (name) => path.join(folder, name));
}

/** The files of a deck that stand in a folder: deck.yaml, chapters and rubrics. */
export function deckFiles(folder: string): DeckFile[] {
  const names = [
    ...namesIn(folder).filter((name) => name === 'deck.yaml'),
    ...namesIn(path.join(folder, 'chapters')).map((name) => `chapters/${name}`),
    ...namesIn(path.join(folder, 'rubrics')).map((name) => `rubrics/${name}`),
  ];
  return names
    .filter((name) => /\.(?:md|ya?ml)$/.test(name) && !isFolder(path.join(folder, name)))
    .map((name) => ({ path: name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

/** Writes a deck's files below a folder, which is made if need be. */
export function writeDeckFiles(folder: string, files: DeckFile[]): void {
  for (const { path: name, text } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** True for a folder that holds something. */
export function isFilledFolder(folder: string): boolean {
  return namesIn(folder).length > 0;
}

function problemList(folder: string, problems: Problem[]): string {
  const lines = problems.map((problem) => `${problem.file}:${problem.line}: ${problem.message}`);
  return `The deck ${folder} can't be read:\n${lines.join('\n')}`;
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function namesIn(folder: string): string[] {
  return isFolder(folder) ? readdirSync(folder).sort() : [];
}
