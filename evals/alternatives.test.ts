import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDeck } from '../bot/decks/deck-folder.files.ts';
import { paraphrased, readAlternatives } from './alternatives.ts';
import { loadGold } from './gold.ts';

const deck = loadDeck(path.join(import.meta.dirname, '../decks/ddia'));
const gold = loadGold(path.join(import.meta.dirname, 'gold'), deck);

describe('the alternatives of the gold answers', () => {
  const having = gold.filter(({ swaps = [] }) => swaps.length > 0);

  it('are there for every chapter, and for right answers only', () => {
    expect(new Set(having.map(({ chapter }) => chapter)).size).toBe(deck.chapters.length);
    for (const { id, kind } of having) expect(['excellent', 'paraphrase'], id).toContain(kind);
  });

  it('each occur in the answer that they are for', () => {
    for (const { id, answer, swaps = [] } of having) {
      for (const { stands } of swaps) expect(answer, id).toContain(stands);
    }
  });

  it('change it in several places, and none says what stood there', () => {
    for (const { id, answer, swaps = [] } of having) {
      const changed = paraphrased(answer, swaps);
      expect(swaps.length, id).toBeGreaterThanOrEqual(4);
      for (const { stands, instead } of swaps) {
        expect(changed, id).toContain(instead);
        expect(changed, id).not.toContain(stands);
      }
    }
  });

  it('are taken from no rubric', () => {
    for (const { question, id, swaps = [] } of having) {
      const aliases = question.criteria.flatMap((criterion) => criterion.aliases.flat());
      for (const { instead } of swaps) expect(aliases, id).not.toContain(instead);
    }
  });
});

describe('alternatives that do not fit', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'alternatives-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['another answer', 'why-partial:\n  a log: a file\n', /:1: there is no answer why-partial/],
    ['a phrase that is not there', 'why:\n  a log: a file\n  a list: a row\n', /:3: “a list” stands 0 times in why/],
    ['a phrase that stands there twice', 'why:\n  it: this\n', /:2: “it” stands 2 times in why/],
    ['a list', 'why: [a log, a file]\n', /:1: /],
  ])('are told by file and line: %s', (_, text, problem) => {
    const problems: string[] = [];
    const file = path.join(folder, 'alternatives.yaml');
    writeFileSync(file, text);
    readAlternatives(file, new Map([['why', 'it is a log, and it is kept']]), problems);
    expect(problems.join('\n')).toMatch(problem);
  });
});
