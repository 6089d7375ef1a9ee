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

  it('are alike when one is an irregular form of the other', () => {
    expect(like('written', 'write')).toBe(1);
    expect(like('lost', 'loss')).toBe(1);
    expect(like('indices', 'index')).toBe(1);
  });

  it('are nearly alike when they mean the same', () => {
    expect(like('increases', 'grew')).toBe(0.7);
    expect(like('deletes', 'removal')).toBe(0.7);
    expect(like('increases', 'decreases')).toBe(0);
  });

  it('are nearly alike when one is mistyped', () => {
    expect(like('flushs', 'flushes')).toBeGreaterThanOrEqual(0.8);
    expect(like('laeder', 'leader')).toBe(0.8);
    expect(like('commmit', 'commit')).toBe(0.8);
    expect(like('leader', 'reader')).toBe(0);
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
