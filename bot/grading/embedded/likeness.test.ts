import { describe, expect, it } from 'vitest';
import { english } from './language.ts';
import { likeness } from './likeness.ts';

const read = await english();
const word = (text: string) => read(text)[0]!.tokens[0]!;
const like = (a: string, b: string) => likeness(word(a), word(b));

describe('two words', () => {
  it('are alike by stem', () => {
    expect(like('conservation', 'conserved')).toBe(1);
    expect(like('flushes', 'flush')).toBe(1);
  });

  it('are somewhat alike when one is derived from the other or mistyped', () => {
    expect(like('conversion', 'convert')).toBeGreaterThanOrEqual(0.6);
    expect(like('seperate', 'separate')).toBeGreaterThanOrEqual(0.6);
    expect(like('optimised', 'optimising')).toBeGreaterThanOrEqual(0.6);
  });

  it('are not alike when they only look so', () => {
    expect(like('partial', 'partition')).toBe(0);
    expect(like('read', 'road')).toBe(0);
    expect(like('log', 'lag')).toBe(0);
  });

  it('are not alike when a prefix makes them opposites', () => {
    expect(like('safe', 'unsafe')).toBe(0);
    expect(like('ordered', 'unordered')).toBe(0);
    expect(like('blocking', 'non-blocking')).toBe(0);
    expect(like('consistent', 'inconsistent')).toBe(0);
  });

  it('meet in their base when one denies the other by "-less"', () => {
    expect(like('frictionless', 'friction')).toBe(1);
  });
});
