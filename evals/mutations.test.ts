import { describe, expect, it } from 'vitest';
import { generator } from './bootstrap.ts';
import { mutations, reordered, sentencesIn } from './mutations.ts';

const answer =
  'It logs the write, e.g. in a WAL. Then the memtable takes it!\n- A full memtable is flushed\n- Done. v1.2 is out';

describe('an answer changed by code', () => {
  it('is first taken into sentences, of which nothing is lost', () => {
    expect(sentencesIn(answer).join('')).toBe(answer);
    expect(sentencesIn(answer).map((sentence) => sentence.trim())).toContain('Then the memtable takes it!');
    expect(sentencesIn(' ')).toEqual([]);
  });

  it('has its sentences in another order, the same for the same seed', () => {
    const one = reordered('A one. B two. C three. D four.', generator(3));
    expect(one).toBe(reordered('A one. B two. C three. D four.', generator(3)));
    expect(one.split(/(?<=\.) /).sort()).toEqual(['A one.', 'B two.', 'C three.', 'D four.']);
    expect(one).not.toBe('A one. B two. C three. D four.');
  });

  it.each([
    ['repeated without punctuation', 'It logs. Then it flushes, later', 'It logs Then it flushes later'],
    ['repeated with commas for full stops', 'It logs. Then it flushes.', 'It logs, Then it flushes'],
    ['repeated two by two', 'One. Two! Three.', 'One and Two. Two and Three.'],
  ])('is %s behind itself', (name, text, again) => {
    const { change } = mutations.find((one) => one.name === name)!;
    expect(change(text, '')).toBe(`${text}\n\n${again}`);
  });

  it.each(mutations)('is really changed: $name', ({ change }) => {
    expect(change(answer, 'Why is that so?')).not.toBe(answer);
  });
});
