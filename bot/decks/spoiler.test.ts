import { describe, expect, it } from 'vitest';
import { covered } from './spoiler.ts';

describe('a covered answer', () => {
  it('is covered line by line, so that lists stay lists', () => {
    expect(covered('Two:\n- one\n- two\n\n1. end')).toBe('||Two:||\n- ||one||\n- ||two||\n\n1. ||end||');
  });

  it('does not end at a mark of its own', () => {
    expect(covered('a || b')).toBe('||a |\u200b| b||');
  });

  it('covers the lines of a code block as code', () => {
    expect(covered('See:\n```sql\nSELECT `a`\n```')).toBe("||See:||\n||`SELECT 'a'`||");
  });
});
