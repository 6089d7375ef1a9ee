import { describe, expect, it } from 'vitest';
import { progressLine, type Screen } from './progress-line.ts';

function written(screen: Omit<Screen, 'write'>) {
  let text = '';
  const line = progressLine({ ...screen, write: (part) => (text += part) }, 2);
  line.step('the first, which has a long name');
  line.step('the second');
  line.end();
  return text;
}

describe('progress', () => {
  it('is a line for each step where nobody watches', () => {
    expect(written({})).toBe('1/2  the first, which has a long name\n2/2  the second\n');
  });

  it('is one line on a terminal, written over and never wrapped', () => {
    const draws = written({ isTTY: true, columns: 50 }).split('\r').slice(1);
    expect(draws).toEqual([
      '[....................] 0/2  ',
      '[##########..........] 1/2  the first, which has ',
      '[####################] 2/2  the second           \n',
    ]);
  });
});
