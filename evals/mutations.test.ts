import { describe, expect, it } from 'vitest';
import { generator } from './bootstrap.ts';
import { denied, mutations, reordered, sentencesIn, without } from './mutations.ts';

const answer =
  'It logs the write, e.g. in a WAL. Then the memtable takes it!\n- A full memtable is flushed\n- Done. v1.2 is out';

describe('an answer changed by code', () => {
  it('is first taken into sentences, of which nothing is lost', () => {
    expect(sentencesIn(answer).join('')).toBe(answer);
    expect(sentencesIn(answer).map((sentence) => sentence.trim())).toContain('Then the memtable takes it!');
    expect(sentencesIn(' ')).toEqual([]);
  });

  it('loses the sentences of a quotation, and no others', () => {
    const left = without(answer, 'Then the memtable takes it … A full memtable is flushed');
    expect(left).not.toMatch(/memtable/);
    expect(left).toMatch(/logs the write/);
    expect(left).toMatch(/Done/);
  });

  it('calls them untrue', () => {
    expect(denied(answer, 'the memtable takes it')).toContain('It is not true that Then the memtable takes it!');
    expect(denied(answer, 'the memtable takes it')).toContain('It logs the write');
  });

  it('has its sentences in another order, the same for the same seed', () => {
    const one = reordered('A one. B two. C three. D four.', generator(3));
    expect(one).toBe(reordered('A one. B two. C three. D four.', generator(3)));
    expect(one.split(/(?<=\.) /).sort()).toEqual(['A one.', 'B two.', 'C three.', 'D four.']);
    expect(one).not.toBe('A one. B two. C three. D four.');
  });

  it.each(mutations)('is really changed: $name', ({ change }) => {
    expect(change(answer, 'Why is that so?')).not.toBe(answer);
  });
});
