import { describe, expect, it } from 'vitest';
import { english } from './language.ts';

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

  it('leaves out what is too long for a word', () => {
    expect(words(`It ${'x'.repeat(50_000)} flushes`)).toEqual([['it', 'flushes']]);
  });

  it('finds nothing in nothing', () => {
    expect(read('')).toEqual([]);
    expect(read(' \n\t ')).toEqual([]);
  });
});
