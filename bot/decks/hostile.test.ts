// Texts made to hurt a parser. What they may cost is bounded by what is counted, not by a clock.
import { describe, expect, test } from 'vitest';
import { deckCards } from './cards.ts';
import { guideDeck } from './deck.ts';
import { oddGuide } from './fixtures/odd-guide.ts';
import { markdownBlocks } from './markdown.ts';

const head = '## Chapter 1: A\n\n### Key Ideas\n\n';
const cards = (text: string) => deckCards(guideDeck(text, 'x.md'));

describe('deep nesting', () => {
  test.each([
    ['quotes', '>'.repeat(10_000)],
    ['brackets', '['.repeat(10_000)],
    ['links', '[a]('.repeat(10_000)],
    ['lists on a line', `${'- '.repeat(10_000)}x`],
    ['numbered lists on a line', `${'1. '.repeat(10_000)}x`],
    ['lists below lists', Array.from({ length: 1500 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
    ['emphasis', '*a **b '.repeat(10_000)],
    ['code', '`a ``b '.repeat(10_000)],
    ['tags', '<a <b '.repeat(10_000)],
    ['attributes', '- **a** {#a ask="'.repeat(5_000)],
    ['parentheses', `- doing it ${'('.repeat(10_000)}`],
    ['cells', '|a'.repeat(20_000)],
  ])('%s of ten thousand levels do no harm', (_, text) => {
    const made = cards(
      `${head}${text}\n\n- **Lease**: a lock\n\n## Chapter 2: B\n\n### Common Mistakes\n\n- Trusting it\n`,
    );
    expect(made.length).toBeLessThan(30);
    expect(made.some((card) => card.kind === 'mistake') || text.startsWith('- **a**')).toBe(true);
  });

  test('blocks nest no deeper than a hundred levels', () => {
    const depth = (blocks: ReturnType<typeof markdownBlocks>): number =>
      Math.max(
        0,
        ...blocks.map((block) =>
          block.kind === 'list' ? 1 + Math.max(...block.items.map((item) => depth(item.blocks))) : 0,
        ),
      );
    expect(depth(markdownBlocks('- '.repeat(10_000)))).toBeLessThan(100);
  });
});

test('a guide of five megabytes is read whole, one card for each mistake', () => {
  const body = oddGuide.slice(oddGuide.indexOf('A cache keeps'), oddGuide.indexOf('# Chapter 2'));
  const prose = 'Words of a chapter that nobody asks for, line after line.\n'.repeat(300);
  const chapter = (number: number) => `## Chapter ${number}: Caches\n\n${body}\n### More\n\n${prose}\n`;
  const count = Math.floor((5 * 1024 * 1024) / Buffer.byteLength(chapter(9999)));
  const deck = guideDeck(Array.from({ length: count }, (_, i) => chapter(i + 1)).join(''), 'x.md');
  expect(count).toBeGreaterThan(200);
  expect(deck.chapters).toHaveLength(count);
  expect(deckCards(deck).filter((card) => card.kind === 'mistake')).toHaveLength(4 * count);
});
