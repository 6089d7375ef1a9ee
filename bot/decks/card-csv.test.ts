import { describe, expect, it } from 'vitest';
import type { Card } from './card.ts';
import { cardsCsv } from './card-csv.ts';
import { guideDeck } from './deck.ts';

const deck = guideDeck('## Chapter 1: Logs, and "more"\n\n### Key Ideas\n- **WAL**: A log.\n', 'guide.md');

function row(texts: Partial<Pick<Card, 'front' | 'back' | 'draft'>>): string {
  const source = { heading: 'Key Ideas', line: 3 };
  const card = { front: 'f', back: 'b', draft: false, group: null, essential: false, ...texts };
  const csv = cardsCsv(deck, [{ ...card, id: 'ch1-k-wal', chapter: 1, kind: 'concept', source }]);
  return csv.split('\r\n')[1]!;
}

describe('cards as CSV', () => {
  it('has a header and ends each line with CR LF', () => {
    expect(cardsCsv(deck, [])).toBe('id,chapter,title,kind,front,back,source,status\r\n');
    expect(row({})).toBe('ch1-k-wal,1,"Logs, and ""more""",concept,f,b,Key Ideas,approved');
    expect(row({ draft: true })).toMatch(/,draft$/);
  });

  it('quotes commas and doubles quotation marks', () => {
    expect(row({ front: 'Why, and "how"?' })).toContain(',"Why, and ""how""?",');
  });

  it('puts a card on one line, the points of its list behind one another', () => {
    expect(row({ back: 'Two:\n- one\n- two, three' })).toContain(',"Two: • one • two, three",');
    expect(cardsCsv(deck, []).includes('\n\n')).toBe(false);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('makes text of %s, which a spreadsheet would compute', (front) => {
    expect(row({ front })).toContain(`,'${front},`);
  });

  it('leaves such a sign alone inside a text', () => {
    expect(row({ front: 'a=b' })).toContain(',a=b,');
  });
});
