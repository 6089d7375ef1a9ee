// At start: reads every deck folder and brings the database in step with them.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { UserError } from '../errors.ts';
import { readScenarios } from '../interview/scenario.files.ts';
import { deckCards } from './cards.ts';
import { type Deck, rubricsOf } from './deck.ts';
import { loadDeck } from './deck-folder.files.ts';
import { cardRanks } from './ranks.ts';
import { type DeckToSync, syncDecks } from './sync.store.ts';
import type { ScenarioToSync } from './sync-interviews.store.ts';

/**
 * Syncs all decks in a folder and logs what changed.
 * @throws UserError when there is no deck, or with every problem of one that doesn't parse: nothing is changed then.
 */
export async function loadDecks(db: Database, folder: string, now: Date, log: Logger): Promise<void> {
  const decks = readDecks(folder);
  for (const { slug, added, changed, retired } of await syncDecks(db, decks, now)) {
    if (added + changed + retired > 0) log.info({ deck: slug, added, changed, retired }, `deck ${slug} synced`);
  }
}

/**
 * Reads all decks in a folder.
 * @throws UserError when there is none, or with every problem of one that doesn't parse.
 */
export function readDecks(folder: string) {
  return deckFolders(folder).map((one) => {
    const deck = loadDeck(one);
    return { ...toSync(deck), scenarios: scenariosOf(one, deck) };
  });
}

function deckFolders(folder: string): string[] {
  const entries = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
  const decks = entries
    .map((name) => path.join(folder, name))
    .filter((one) => statSync(path.join(one, 'deck.yaml'), { throwIfNoEntry: false }));
  if (decks.length === 0)
    throw new UserError(`There is no deck in ${folder}: a deck is a folder in it with a deck.yaml.`);
  return decks.sort();
}

function scenariosOf(folder: string, deck: Deck): ScenarioToSync[] {
  const { scenarios, problems } = readScenarios(folder, rubricsOf(deck));
  if (problems.length > 0) {
    const lines = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
    throw new UserError(`The scenarios of ${folder} can't be read:\n${lines.join('\n')}`);
  }
  return scenarios.map(({ key, scenario }) => ({ key, title: scenario.title, content: scenario }));
}

function toSync(deck: Deck): DeckToSync {
  const { slug, title, description, source, licence } = deck;
  const firstLine = new Map(deck.chapters.map(({ chapter }) => [chapter.number, chapter.line]));
  const cards = deckCards(deck);
  const ranks = cardRanks(cards);
  return {
    ...{ slug, title, description, source, licence },
    chapters: deck.chapters.map(({ chapter: { number, title, text } }) => ({ number, title, text })),
    questions: rubricsOf(deck).flatMap(({ chapter, questions }) =>
      questions.map((content) => ({
        ...{ chapter, key: content.id, level: content.level, content },
        draft: content.status === 'draft',
      })),
    ),
    cards: cards.map((card) => ({
      ...card,
      ...ranks.get(card.id)!,
      source: { ...card.source, line: card.source.line - (firstLine.get(card.chapter) ?? 1) + 1 },
    })),
  };
}
