// The guide that the deck was written for stands beside a checkout of the authors, not in the repository.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { deckCards } from './cards.ts';
import { guideDeck } from './deck.ts';
import { deckOfFiles } from './deck-files.ts';
import { importGuide } from './import-guide.ts';
import { lintDeck } from './lint.ts';

const file = fileURLToPath(new URL('../../../shared/guide/ddia-study-guide.md', import.meta.url));
const here = existsSync(file);
if (!here) console.log(`left out: the tests on a whole guide; there is no ${file}`);

describe.runIf(here)('a whole guide', () => {
  const text = here ? readFileSync(file, 'utf8') : '';
  const cards = here ? deckCards(guideDeck(text, 'guide.md')) : [];
  const lines = numbered(text);

  test('gives a card for every question, mistake and takeaway', () => {
    const under = (heading: RegExp, item: RegExp) =>
      lines.filter((line) => heading.test(line.heading) && item.test(line.text));
    const questions = under(/^### Interview Questions/, /^\d+\. /);
    const mistakes = under(/^### Common Mistakes/, /^- /);
    expect([questions.length, mistakes.length]).toEqual([60, 49]);
    const fronts = (kind: string) => cards.filter((card) => card.kind === kind).map((card) => card.front);
    expect(fronts('question')).toEqual(questions.map(({ text: line }) => line.replace(/^\d+\. \*\*|\*\*$/g, '')));
    expect(cards.filter((card) => card.kind === 'mistake').map((card) => card.source.line)).toEqual(
      mistakes.map(({ line }) => line),
    );
    const takeaways = under(/^## Summary/, /^\| \d+ \|/).map(({ text: line }) => line.split('|')[2]?.trim());
    expect(takeaways).toHaveLength(12);
    expect(cards.filter((card) => card.kind === 'takeaway').map((card) => card.back)).toEqual(takeaways);
  });

  test('gives a card for every row of every trade-off table', () => {
    const rows = lines.filter(
      ({ text: line, heading, before }) =>
        /^\|/.test(line) && /^\|/.test(before) && !/^\|[\s:|-]+$/.test(line) && !/^## Summary/.test(heading),
    );
    expect(rows.length).toBeGreaterThan(40);
    const from = new Set(cards.filter((card) => card.kind === 'tradeoff').map((card) => card.source.line));
    expect(rows.filter(({ line }) => !from.has(line))).toEqual([]);
  });

  test('gives a card for every term of the chapters that have no table', () => {
    const terms = lines.filter(
      ({ text: line, chapter, heading }) =>
        (chapter === 8 || chapter === 9) &&
        /^### (?:Key Ideas|Core Concepts|CAP Theorem)/.test(heading) &&
        /^(?:[-\d]\.? )?\*\*[^*]+\*\*(?: \([^)]*\))?: /.test(line),
    );
    expect(terms.length).toBeGreaterThan(12);
    const from = new Set(cards.map((card) => card.source.line));
    expect(terms.filter(({ line }) => !from.has(line))).toEqual([]);
  });

  test('imports whole, reads back, and has no error', () => {
    const { files, counts } = importGuide(text, { slug: 'guide' });
    const { deck, problems } = deckOfFiles('guide', files);
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ chapters: 12, questions: 60, cards: { mistake: 49, takeaway: 12 } });
    expect(lintDeck(deck!, deckCards(deck!)).filter((finding) => finding.level === 'error')).toEqual([]);
    const own = deckCards(deck!).filter((card) => card.kind !== 'criterion');
    expect(own.map(({ id, front, back }) => ({ id, front, back }))).toEqual(
      cards.map(({ id, front, back }) => ({ id, front, back })),
    );
  });
});

type Line = { line: number; text: string; before: string; heading: string; chapter: number };

/** The lines outside code, each with the heading above it: another way to read than the parser's. */
function numbered(text: string): Line[] {
  let heading = '';
  let chapter = 0;
  let code = false;
  const all = text.split('\n');
  return all.flatMap((line, i) => {
    if (line.startsWith('```')) code = !code;
    if (!code && /^##+ /.test(line)) heading = line;
    chapter = Number(/^## Chapter (\d+)/.exec(line)?.[1] ?? chapter);
    return code ? [] : [{ line: i + 1, text: line.trimEnd(), before: all[i - 1] ?? '', heading, chapter }];
  });
}
