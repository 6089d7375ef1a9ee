import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../errors.ts';
import { pointsOf } from '../interview/rubric.ts';
import { type Card, limits } from './card.ts';
import { deckCards } from './cards.ts';
import { guideDeck } from './deck.ts';
import { oddGuide, oneChapter } from './fixtures/odd-guide.ts';

const cardsOf = (guide: string) => deckCards(guideDeck(guide, 'guide.md'));
const counted = (cards: Card[]) => {
  const counts: Record<string, number> = {};
  for (const { chapter, kind } of cards) counts[`${chapter} ${kind}`] = (counts[`${chapter} ${kind}`] ?? 0) + 1;
  return counts;
};

describe('a guide with every oddity', () => {
  const cards = cardsOf(oddGuide);

  test('gives cards for all that it has', () => {
    expect(counted(cards)).toEqual({
      '1 concept': 6,
      '1 tradeoff': 10,
      '1 question': 3,
      '1 mistake': 4,
      '1 takeaway': 1,
      '2 concept': 2,
      '2 tradeoff': 8,
      '2 question': 2,
      '2 mistake': 2,
      '2 takeaway': 1,
      '3 concept': 4,
      '3 question': 2,
      '4 question': 1,
      '4 takeaway': 1,
    });
  });

  test('every card tells the line that its text comes from', () => {
    const lines = oddGuide.split('\n');
    for (const { source, kind, front } of cards) {
      expect(lines[source.line - 1], front).toMatch(/\S/);
      if (kind === 'mistake') expect(front.toLowerCase()).toContain(lines[source.line - 1]!.slice(4, 15).toLowerCase());
    }
    expect(cards.find((card) => card.id === 'ch1-k-ttl-time-to-live')?.source).toEqual({
      heading: 'Key concepts',
      line: 34,
    });
  });

  test('nothing comes from code, an appendix or a section without cards', () => {
    const texts = JSON.stringify(cards);
    expect(texts).not.toMatch(/Not a mistake|Chapter 99|in the appendix|no such chapter/);
    expect(cards.some((card) => card.source.heading === 'When not to use')).toBe(false);
  });

  test('what a guide answers itself stands on the back', () => {
    const card = cards.find((one) => one.front.startsWith('Why does a queue in front'));
    expect(card?.back).toContain('It only moves the waiting.');
  });

  test('ids are unique', () => {
    expect(new Set(cards.map((card) => card.id)).size).toBe(cards.length);
  });
});

describe('ids', () => {
  const items = {
    questions: [
      '1. Why is a log append-only?',
      '1. How would you size a cache?',
      '1. What is a lease, and who grants it?',
    ],
    mistakes: ['- Trusting clocks — they drift', '- Testing in production only', '- Locking too much (threads wait)'],
    terms: [
      '- **Lease**: A lock that ends by itself.',
      '- **Log**: A file that only grows.',
      '- **Quorum**: A majority of votes.',
    ],
    rows: ['| Cost | Low | High |', '| Speed | Slow | Fast |', '| Choose when | Money is short | Time is short |'],
  };
  type Chosen = Record<keyof typeof items, string[]>;
  const guide = ({ questions, mistakes, terms, rows }: Chosen) =>
    oneChapter({
      'Key Ideas': terms.join('\n'),
      Compared: `| Aspect | A1 | B2 |\n|---|---|---|\n${rows.join('\n')}`,
      'Interview Questions': questions.join('\n'),
      'Common Mistakes': mistakes.join('\n'),
    });

  test('of an item do not depend on the items around it', () => {
    const all = cardsOf(guide(items));
    const some = (list: string[]) => fc.shuffledSubarray(list, { minLength: 1 });
    const chosen = fc.record({
      questions: some(items.questions),
      mistakes: some(items.mistakes),
      terms: some(items.terms),
      rows: some(items.rows),
    });
    const idOf = new Map(all.map((card) => [card.front, card.id]));
    fc.assert(
      fc.property(chosen, (part) => {
        for (const card of cardsOf(guide(part))) expect(card.id).toBe(idOf.get(card.front) ?? card.id);
      }),
    );
  });

  test('stay when a text is reworded under its anchor', () => {
    const before = oneChapter({
      'Key Ideas': '- **Lease** {#lease}: A lock that ends.',
      'Common Mistakes': '- **Trusting clocks.** {#clocks} They drift.',
      Compared: '| Aspect | A1 | B2 |\n|---|---|---|\n| Cost {#cost} | Low | High |',
    });
    const after = before
      .replace('**Lease** {#lease}: A lock that ends.', '**Timed lock** {#lease}: It ends by itself.')
      .replace('**Trusting clocks.**', '**Ordering events by wall clocks.**')
      .replace('Cost {#cost} | Low', 'Price of it {#cost} | Small');
    const ids = (text: string) => deckCards({ ...guideDeck(text, 'x.md'), anchored: true }).map((card) => card.id);
    expect(ids(before)).toEqual(['ch1-k-lease', 'ch1-m-clocks', 'ch1-t-cost']);
    expect(ids(after)).toEqual(ids(before));
  });
});

test('in a deck with anchors, what has none is text only', () => {
  const text = oneChapter({
    'Key Ideas': '- **Lease** {#lease}: A lock that ends.\n- **Log**: A file that only grows.',
    Compared: '| Aspect | A1 | B2 |\n|---|---|---|\n| Cost | Low | High |',
    'Common Mistakes': '- **Trusting clocks.** They drift.',
  });
  expect(deckCards({ ...guideDeck(text, 'x.md'), anchored: true }).map((card) => card.id)).toEqual(['ch1-k-lease']);
});

test("an author's question is the front, and an author's text is never shortened", () => {
  const long = 'A sentence of some length. '.repeat(40).trim();
  const text = oneChapter({ 'Key Ideas': `- **Lease** {#lease ask="Who ends a lease?"}: ${long}` });
  const [card] = deckCards({ ...guideDeck(text, 'x.md'), anchored: true, status: 'approved' });
  expect(card).toMatchObject({ front: 'Who ends a lease?', back: long });
});

test('a question that can be answered with yes or no asks for the reason too', () => {
  const [card] = cardsOf(oneChapter({ 'Interview Questions': '1. Is a cache a database?' }));
  expect(card?.front).toBe('Is a cache a database? Why, or why not?');
});

describe('whatever stands in a guide', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '### Key Ideas',
      '### Common Mistakes',
      '### Interview Questions',
      '### Trade-offs',
      '## Chapter 2: Two',
      '| Aspect | One | Two |',
      '|---|---|---|',
      '| Speed | fast | slow |',
      '| Format | Size | Use case |',
      '| ✓ | ✗ | ✓ |',
      '(✓ = held, ✗ = lost)',
      '**Kinds**:',
      '- **Lease** {#lease}: a lock',
      '- **Lease**: a lock',
      '  - nested',
      '',
    ),
    fc.string({ maxLength: 60 }).map((text) => `- ${text}`),
    fc.lorem({ maxCount: 60 }).map((text) => `- **${text.slice(0, 20)}**: ${text.repeat(3)}`),
    fc.lorem({ maxCount: 90 }).map((text) => `1. ${text}?`),
  );
  const guide = fc.array(line, { maxLength: 60 }).map((lines) => `## Chapter 1: One\n\n${lines.join('\n')}\n`);

  test('its cards keep the limits, know their source, and have ids of their own', () => {
    fc.assert(
      fc.property(guide, (text) => {
        let cards: Card[] = [];
        try {
          cards = cardsOf(text);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
        const lines = text.split('\n').length;
        expect(new Set(cards.map((card) => card.id)).size).toBe(cards.length);
        for (const { front, back, source } of cards) {
          expect(front.length).toBeGreaterThan(0);
          expect(front.length).toBeLessThanOrEqual(limits.front);
          expect(back.length).toBeGreaterThan(0);
          expect(back.length).toBeLessThanOrEqual(limits.back);
          expect(pointsOf(back)).toBeLessThanOrEqual(limits.points);
          expect(source.line).toBeGreaterThan(0);
          expect(source.line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 300 },
    );
  });
});
