import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDeck } from '../bot/decks/deck-folder.files.ts';
import { kinds, loadGold } from './gold.ts';
import { goldSample } from './sample.ts';

const deck = loadDeck(path.join(import.meta.dirname, '../decks/ddia'));
const gold = loadGold(path.join(import.meta.dirname, 'gold'), deck);
const chapters = (size: number) => new Set(goldSample(gold, size).map(({ chapter }) => chapter)).size;

describe('a sample of the gold answers', () => {
  it('has all kinds alike, of whole questions', () => {
    const sample = goldSample(gold, 54);
    expect(sample).toHaveLength(54);
    expect(new Set(sample.map(({ question }) => question)).size).toBe(6);
    for (const kind of kinds) expect(sample.filter((one) => one.kind === kind)).toHaveLength(6);
  });

  it('takes of every chapter before it takes of one again', () => {
    expect([9, 54, 108, 109].map(chapters)).toEqual([1, 6, 12, 12]);
  });

  it('is the same every time, and a smaller one is part of a larger one', () => {
    expect(goldSample(gold, 30)).toEqual(goldSample(gold, 30));
    expect(goldSample(gold, 100)).toEqual(expect.arrayContaining(goldSample(gold, 30)));
  });

  it('is all there are when it may be larger', () => {
    expect(goldSample(gold, 10_000)).toEqual(gold);
  });
});
