import { describe, expect, it } from 'vitest';
import { pointsOf } from './reference.ts';

const statements = (reference: string) => pointsOf(reference).map(({ statement }) => statement);

describe('the points of a reference answer', () => {
  it('are its sentences', () => {
    expect(statements('The block runs first, then the condition is tested; it runs at least once. Thus!')).toEqual([
      'The block runs first, then the condition is tested',
      'it runs at least once, Thus',
    ]);
    expect(statements('A list:\n- rarely written\n- often read')).toEqual(['A list, rarely written', 'often read']);
  });

  it('are not broken within numbers and names', () => {
    expect(statements('It takes 3.5 seconds in main() of os.path.')).toEqual([
      'It takes 3.5 seconds in main() of os.path',
    ]);
  });

  it('are worth as much as they have words', () => {
    expect(pointsOf('Prices rise. And the central bank raises interest rates.').map(({ points }) => points)).toEqual([
      2, 7,
    ]);
  });

  it('are never none', () => {
    expect(statements('5')).toEqual(['5']);
    expect(statements('log n')).toEqual(['log n']);
    expect(statements('∑')).toEqual(['∑']);
  });
});
