import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFence } from './fence.ts';
import { pages } from './pages.ts';
import { markdown } from './test-markdown.ts';

describe('pages', () => {
  test('keep within the limit, are not empty, cut no character, and leave no code fence open', () => {
    fc.assert(
      fc.property(fc.array(markdown, { maxLength: 6 }), fc.integer({ min: 100, max: 300 }), (texts, max) => {
        const text = texts.join('\n\n');
        const all = pages(text, max);
        for (const page of all) {
          expect(page.length).toBeLessThanOrEqual(max);
          expect(page.trim()).not.toBe('');
          expect(page.isWellFormed()).toBe(true);
        }
        for (const page of all.slice(0, -1)) expect(openFence(page)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  test('lose nothing but white space of a text without code', () => {
    fc.assert(
      fc.property(markdown, fc.integer({ min: 100, max: 200 }), (text, max) => {
        const plain = text.replaceAll('`', '');
        expect(pages(plain, max).join('').replace(/\s/g, '')).toBe(plain.replace(/\s/g, ''));
      }),
    );
  });

  test('end with paragraphs where they can', () => {
    const paragraph = 'A sentence that fills a line or so. '.repeat(2).trim();
    expect(pages([paragraph, paragraph, paragraph].join('\n\n'), 150)).toEqual([
      `${paragraph}\n\n${paragraph}`,
      paragraph,
    ]);
  });

  test('keep a heading with the text under it', () => {
    const [first, second] = pages(`${'word '.repeat(18)}\n\n## Heading\n\n${'text '.repeat(18)}`, 120);
    expect(first).not.toContain('Heading');
    expect(second).toMatch(/^## Heading/);
  });

  test('close code at the end of a page and open it on the next', () => {
    const code = `\`\`\`sql\n${'select 1;\n'.repeat(20)}\`\`\``;
    const all = pages(code, 120);
    expect(all).toHaveLength(2);
    for (const page of all) expect(page).toMatch(/^```sql\n(select 1;\n)+```$/);
    expect(all.join('\n').match(/select 1;/g)).toHaveLength(20);
  });

  test('are none for nothing, and one for what fits', () => {
    expect(pages(' \n', 100)).toEqual([]);
    expect(pages('short', 100)).toEqual(['short']);
  });

  test('split long input in no time', () => {
    const started = performance.now();
    pages('word '.repeat(200_000), 4000);
    pages('x'.repeat(1_000_000), 4000);
    pages('`'.repeat(1_000_000), 4000);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
