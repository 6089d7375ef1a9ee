import { describe, expect, it } from 'vitest';
import { english } from './language.ts';
import { asWorded, wordingOf } from './wording.ts';

const read = await english();
const worded = (rubric: string, answer: string) => {
  const wording = wordingOf([{ text: rubric, sentences: read(rubric) }]);
  return asWorded(read(answer)[0]!, answer, wording).map(({ word }) => word);
};

describe('an answer in the words of its rubric', () => {
  it('joins what the rubric joins', () => {
    expect(worded('A btree splits.', 'so B trees and a B-tree')).toEqual(['so', 'btree', 'and', 'a', 'btree']);
    expect(worded('a semiconductor', 'a semi conductor')).toEqual(['a', 'semiconductor']);
  });

  it('parts what the rubric parts', () => {
    expect(worded('A B-tree splits.', 'a btree')).toEqual(['a', 'b', 'tree']);
    expect(worded('the write ahead log', 'a writeahead log')).toEqual(['a', 'write', 'ahead', 'log']);
  });

  it('has the long form behind an abbreviation', () => {
    expect(worded('the write-ahead log', 'a WAL')).toEqual(['a', 'wal', 'write', 'ahead', 'log']);
    expect(worded('log structured merge', 'an lsm tree')).toEqual(['an', 'lsm', 'log', 'structured', 'merge', 'tree']);
  });

  it('has the abbreviation behind a long form', () => {
    expect(worded('It is the ALU.', 'the arithmetic logic unit')).toEqual([
      'the',
      'arithmetic',
      'logic',
      'unit',
      'alu',
    ]);
  });

  it('knows initials with an index', () => {
    expect(worded('mechanical energy', 'so MEi')).toEqual(['so', 'mei', 'mechanical', 'energy']);
  });

  it('takes no plain word for initials', () => {
    expect(worded('guarantees order in a topic', 'it got there')).toEqual(['it', 'got', 'there']);
    expect(worded('mechanical energy', 'it helps me')).toEqual(['it', 'helps', 'me']);
    expect(worded('mechanical energy', 'IT HELPS ME')).toEqual(['it', 'helps', 'me']);
  });

  it('keeps where each word stands', () => {
    const answer = 'so a B tree';
    const wording = wordingOf([{ text: 'btree', sentences: read('btree') }]);
    const tree = asWorded(read(answer)[0]!, answer, wording).at(-1)!;
    expect(answer.slice(tree.start, tree.end)).toBe('B tree');
  });
});
