import { describe, expect, it } from 'vitest';
import { clausesOf } from './reference.ts';

const statements = (reference: string) => clausesOf(reference).map(({ statement }) => statement);

describe('the clauses of a reference answer', () => {
  it('end at punctuation and conjunctions', () => {
    expect(statements('The block inside runs first, then the condition is tested; it runs at least once.')).toEqual([
      'The block inside runs first',
      'the condition is tested',
      'it runs at least once',
    ]);
  });

  it('take short pieces with them', () => {
    expect(statements('Private and public.')).toEqual(['Private, public']);
    expect(statements('push and pop')).toEqual(['push, pop']);
    expect(statements('Yes, because the array is sorted')).toEqual(['Yes, the array is sorted']);
  });

  it('are worth as much as they have words', () => {
    expect(clausesOf('Prices rise, and the central bank raises interest rates').map(({ points }) => points)).toEqual([
      2, 6,
    ]);
  });

  it('are never none', () => {
    expect(statements('5')).toEqual(['5']);
    expect(statements('log n')).toEqual(['log n']);
    expect(statements('∑')).toEqual(['∑']);
  });
});
