import { describe, expect, it } from 'vitest';
import { english, renewed } from './language.ts';

const read = await english();
const words = (text: string) => read(text).map(({ tokens }) => tokens.map(({ word }) => word));

describe('reading English', () => {
  it('gives sentences and words with their places in the text', () => {
    const text = '  It  is full.\r\n- The 2nd line — flushed!\tThird one';
    const sentences = read(text);
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
      'It  is full.',
      '- The 2nd line — flushed!',
      'Third one',
    ]);
    for (const token of sentences.flatMap(({ tokens }) => tokens).filter(({ lexical }) => lexical)) {
      expect(text.slice(token.start, token.end).toLowerCase()).toBe(token.word);
    }
  });

  it('takes contractions apart and joins prefixes', () => {
    expect(words("It doesn't lock.")).toEqual([['it', 'does', 'not', 'lock', '.']]);
    expect(words('a sub-tree')).toEqual([['a', 'subtree']]);
  });

  it('ends no sentence within a word', () => {
    expect(read('It has p99.9 and isolation.level=off. So there.')).toHaveLength(2);
    expect(read('It is done.Then it stops.')).toHaveLength(2);
  });

  it('writes small numbers in figures, except for the pronoun', () => {
    expect(words('Two of 3, or one.')).toEqual([['2', 'of', '3', ',', 'or', 'one', '.']]);
  });

  it('leaves out what is too long for a word', () => {
    expect(words(`It ${'x'.repeat(50_000)} flushes`)).toEqual([['it', 'flushes']]);
  });

  it('finds nothing in nothing', () => {
    expect(read('')).toEqual([]);
    expect(read(' \n\t ')).toEqual([]);
  });
});

it('is learned anew after so much reading, so that words which were seen once are forgotten', () => {
  let made = 0;
  const readWords = renewed(
    () => ({ nth: ++made, seen: new Set<string>() }),
    ({ nth, seen }, text: string) => [nth, seen.add(text).size],
    10,
  );
  expect(['four', 'five!', 'and six', 'seven'].map(readWords)).toEqual([
    [1, 1],
    [1, 2],
    [1, 3],
    [2, 1],
  ]);
});
