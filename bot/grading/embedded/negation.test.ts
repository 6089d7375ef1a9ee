import { describe, expect, it } from 'vitest';
import { english } from './language.ts';
import { denialsOf, isDenied, isRejected } from './negation.ts';

const read = await english();
const deniedIn = (text: string) => {
  const { tokens } = read(text)[0]!;
  const denials = denialsOf(tokens);
  return tokens.filter((token, at) => token.lexical && !token.stop && isDenied(denials, at)).map(({ word }) => word);
};

describe('what a sentence denies', () => {
  it.each([
    ["A B-tree doesn't overwrite pages.", ['overwrite', 'pages']],
    ['The engine never flushes, but it compacts.', ['flushes']],
    ['Nobody holds the lock.', ['holds', 'lock']],
    ['It lacks a leader.', ['leader']],
    ['The replica fails to notice conflicts.', ['notice', 'conflicts']],
    ['It compares versions instead of locking rows.', ['locking', 'rows']],
    ['The slide is frictionless.', ['frictionless']],
    ['No lock is taken.', ['lock']],
  ])('%s', (text, denied) => {
    expect(deniedIn(text)).toEqual(denied);
  });

  it('does not reach past its clause', () => {
    expect(deniedIn('Without a lock it is unsafe.')).toEqual(['lock']);
    expect(deniedIn("It doesn't lock, the writer retries.")).toEqual(['lock']);
    expect(deniedIn("It doesn't wait while another thread writes.")).toEqual(['wait']);
  });

  it('cancels out when it is said twice', () => {
    expect(deniedIn("It doesn't work without locks.")).not.toContain('locks');
  });

  it('is not meant by "not only"', () => {
    expect(deniedIn('It is not only fast but also safe.')).toEqual([]);
  });

  it('is not meant by "no more than"', () => {
    expect(deniedIn('A node has no more than two children.')).toEqual([]);
    expect(deniedIn('It is no longer a leader.')).not.toEqual([]);
  });
});

describe('a sentence that rejects what it tells', () => {
  it.each([
    'It is not true that a B-tree overwrites pages.',
    "It's wrong to say that reads are faster.",
    'Reads are faster, which is false.',
    'That LSM reads are faster is a common misconception.',
  ])('is recognised: %s', (text) => expect(isRejected(read(text)[0]!.tokens)).toBe(true));

  it.each([
    'Bloom filters give false positives.',
    'If a transformation turns out to be wrong, it is replayed.',
    'A wrong clock makes it worse.',
  ])('is not confused with others: %s', (text) => expect(isRejected(read(text)[0]!.tokens)).toBe(false));
});
