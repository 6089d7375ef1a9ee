import { describe, expect, it } from 'vitest';
import { english } from './language.ts';
import { stretchesOf, wordsIn } from './stretches.ts';

const read = await english();
const cut = (text: string) => stretchesOf({ ...read(text)[0]!, text });
const clause = 'the engine collects its writes in a sorted table, ';

describe('a long sentence', () => {
  it('is cut at its marks, and nothing is lost', () => {
    const text = clause.repeat(12).trim();
    const stretches = cut(text);
    expect(stretches.length).toBeGreaterThan(2);
    for (const { tokens, text } of stretches) {
      expect(wordsIn(tokens)).toBeLessThanOrEqual(40);
      expect(text.endsWith(',')).toBe(true);
    }
    expect(stretches.map(({ text }) => text).join(' ')).toBe(text);
  });

  it('is cut anywhere when it has no marks', () => {
    expect(cut('engine '.repeat(200).trim()).length).toBe(5);
  });

  it('of common length stays whole', () => {
    expect(cut(clause.repeat(4))).toMatchObject([{ cut: false }]);
  });
});
