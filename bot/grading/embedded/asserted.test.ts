import { describe, expect, it } from 'vitest';
import { asserted, isRejected } from './asserted.ts';
import { english } from './language.ts';

const read = await english();
const kept = (text: string) =>
  asserted(read(text).map((sentence) => ({ ...sentence, text: text.slice(sentence.start, sentence.end) }))).map(
    (sentence) => sentence.text,
  );

describe('a sentence that rejects what it tells', () => {
  it.each([
    'It is not true that a B-tree overwrites pages.',
    'It is not so that a B-tree overwrites pages.',
    "It's wrong to say that reads are faster.",
    'It is a lie that reads are faster.',
    'Reads are faster, which is false.',
    'That LSM reads are faster is a common misconception.',
    'I doubt that reads are faster.',
    'I strongly disagree that reads are faster.',
    'Nobody should believe that reads are faster.',
    'The opposite of this is the case: reads are faster.',
  ])('is recognised: %s', (text) => expect(isRejected(read(text)[0]!.tokens)).toBe(true));

  it.each([
    'Bloom filters give false positives.',
    'If a transformation turns out to be wrong, it is replayed.',
    'A wrong clock makes it worse.',
    'We reject that write and deny the client access.',
    'There is no way to tell a slow node from a dead one.',
  ])('is not confused with others: %s', (text) => expect(isRejected(read(text)[0]!.tokens)).toBe(false));
});

describe('what an answer asserts', () => {
  it('is not what its next sentence takes back', () => {
    expect(kept('It flushes. It overwrites pages. No, that is wrong. It appends.')).toEqual([
      'It flushes.',
      'It appends.',
    ]);
    expect(kept('It flushes. None of that is true.')).toEqual([]);
  });

  it('is not what it calls wrong as a whole', () => {
    expect(kept('Everything in the following is wrong. It flushes. It appends.')).toEqual([]);
    expect(kept('It flushes. It appends. None of the above is true.')).toEqual([]);
    expect(kept('It flushes. The value above is wrong if the clock drifts.')).toHaveLength(2);
  });

  it('is not what others say, but what is said of it', () => {
    expect(kept('Some people wrongly claim that it flushes.')).toEqual([]);
    expect(kept('Many people think that it flushes, but it appends.')).toEqual(['but it appends.']);
    expect(kept('The followers think that the leader is dead.')).toHaveLength(1);
  });
});
