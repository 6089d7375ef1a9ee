import { describe, expect, it } from 'vitest';
import { compileAlias, matchesIn } from './alias.ts';
import { english } from './language.ts';
import { readAnswer } from './reading.ts';
import { vocabularyOf } from './vocabulary.ts';

const read = await english();
const asked = { prompt: '', criteria: [], misconceptions: [] };
const says = (alias: string, text: string) => {
  const sentence = readAnswer(read, text, asked).sentences[0]!;
  return matchesIn(compileAlias(read, alias), sentence, vocabularyOf(sentence.tokens)).length > 0;
};

describe('an alias', () => {
  it('is said in other forms and another order of its words', () => {
    expect(says('sorted file', 'It writes files that are sorted.')).toBe(true);
    expect(says('writes dominate', 'when it is dominated by writing')).toBe(true);
    expect(says('write-ahead log', 'It keeps a write ahead log.')).toBe(true);
  });

  it('is not said by words far apart or by some of its words', () => {
    expect(says('sorted file', 'It sorts everything first and much later on it closes each open file.')).toBe(false);
    expect(says('sorted file', 'It is sorted.')).toBe(false);
  });

  it('of one telling word with small ones is said as a phrase', () => {
    expect(says('in place', 'It is overwritten in place.')).toBe(true);
    expect(says('in place', 'There is a place for it.')).toBe(false);
    expect(says('in memory', 'It is kept in the memory.')).toBe(true);
  });

  it('of small words alone is said as a phrase', () => {
    expect(says('may be there', 'The key may be there.')).toBe(true);
    expect(says('may be there', 'There the key may not be.')).toBe(false);
  });

  it('that denies needs a denial in the sentence', () => {
    expect(says('no conflict', "They don't conflict.")).toBe(true);
    expect(says('no conflict', 'It goes on without any conflict.')).toBe(true);
    expect(says('no friction', 'The friction is negligible.')).toBe(true);
    expect(says('no friction', 'It is frictionless.')).toBe(true);
    expect(says('frictionless', 'There is no friction.')).toBe(true);
    expect(says('seamless', 'It is a seamless change.')).toBe(true);
    expect(says('frictionless', 'There is friction.')).toBe(false);
    expect(says('no conflict', 'There is a conflict.')).toBe(false);
    expect(says('no conflicts', "It doesn't rule out conflicts.")).toBe(false);
    expect(says('no conflicts', 'It rules out conflicts.')).toBe(true);
  });

  it('that is a formula is found however it is spaced', () => {
    expect(says('1/2mv^2', 'KE = 1/2 m v^2')).toBe(true);
    expect(says('mg(h + L', 'so mg(h+L-L0) is it')).toBe(true);
    expect(says('x^2 + y^2', 'ax^2 + y^2')).toBe(false);
  });
});
