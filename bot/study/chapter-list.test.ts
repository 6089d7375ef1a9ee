import { describe, expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import { readChapters } from './chapter-list.ts';

describe('a list of chapters', () => {
  it.each<[string, number[]]>([
    ['', []],
    ['3', [3]],
    ['9, 1-3', [1, 2, 3, 9]],
    ['1 - 3', [1, 2, 3]],
    ['5 3 3', [3, 5]],
    ['1–2;4', [1, 2, 4]],
  ])('"%s" is %j', (text, chapters) => expect(readChapters(text)).toEqual(chapters));

  it.each(['three', '4-2', '1-9999', '-', '1,x'])('"%s" is told to be none', (text) => {
    expect(() => readChapters(text)).toThrow(UserError);
  });
});
