import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Card, CardKind } from './card.ts';
import { deckCards } from './cards.ts';
import { coverageFindings, coverageSchema, type itemKinds } from './coverage.ts';
import { loadDeck } from './deck-folder.files.ts';

const root = join(import.meta.dirname, '../..');
const file = join(root, 'decks/ddia/coverage.yaml');
const ours = readFileSync(file, 'utf8');

function card(id: string, kind: CardKind = 'concept'): Card {
  const source = { heading: 'Key Ideas', line: 1 };
  return { id, chapter: 1, kind, front: id, back: id, source, group: null, essential: false, draft: false };
}

const wal = [card('ch1-k-wal'), card('ch1-q-log', 'question')];
const small = (items: string, counts = '{idea: 1}') =>
  `guide: Small\ncounts:\n  1: ${counts}\nchapters:\n  - chapter: 1\n    items:\n${items}`;
const messages = (yaml: string) =>
  coverageFindings(yaml, 'coverage.yaml', wal).map(({ line, rule, level, message }) => [line, rule, level, message]);

describe('the coverage of a guide', () => {
  it('is whole when every item has a card that exists and the counts agree', () => {
    expect(messages(small('      - {guide: Log, kind: idea, cards: [ch1-k-wal], note: Ours says why.}\n'))).toEqual([]);
  });

  it('names the line of a card that the deck does not have', () => {
    const yaml = small(
      '      - guide: Log\n        kind: idea\n        cards:\n          - ch1-k-wal\n          - ch1-k-log\n',
    );
    expect(messages(yaml)).toEqual([[11, 'coverage', 'error', '"Log" names ch1-k-log, and the deck has no such card']]);
  });

  it('finds an item without a card', () => {
    expect(messages(small('      - {guide: Log, kind: idea, cards: []}\n'))[0]?.[3]).toContain('has no card');
  });

  it('wants a question card for a question', () => {
    const yaml = small('      - {guide: Why a log, kind: question, cards: [ch1-k-wal]}\n', '{question: 1}');
    expect(messages(yaml)[0]?.[3]).toContain('none of its cards is one');
    expect(messages(yaml.replace('ch1-k-wal', 'ch1-q-log'))).toEqual([]);
  });

  it('counts the items of each kind against the header, at its line', () => {
    const yaml = small('      - {guide: Log, kind: idea, cards: [ch1-k-wal]}\n', '{idea: 2, mistake: 1}');
    expect(messages(yaml)).toEqual([
      [3, 'coverage', 'error', 'chapter 1: the guide has 2 of kind idea, 1 are listed'],
      [3, 'coverage', 'error', 'chapter 1: the guide has 1 of kind mistake, 0 are listed'],
    ]);
  });

  it('finds an item that is listed twice, a chapter without counts, and one without items', () => {
    const item = '      - {guide: Log, kind: idea, cards: [ch1-k-wal]}\n';
    expect(messages(small(item + item, '{idea: 2}'))[0]?.[3]).toContain('listed twice');
    expect(messages(small(item).replace('  1:', '  2:')).map((finding) => finding[3])).toEqual([
      'the items of chapter 2 are missing',
      '"counts" doesn\'t say how many items the guide has in chapter 1',
    ]);
  });

  it('reports what is wrong with the format, and a file that is no YAML', () => {
    expect(messages(small('      - {guide: Log, kind: thought, cards: [ch1-k-wal]}\n'))[0]?.[3]).toContain(
      'must be one of',
    );
    expect(messages('guide: [')[0]?.[3]).toContain("can't be read as YAML");
  });
});

describe('the coverage of decks/ddia', () => {
  it('has a card for every item', () => {
    expect(coverageFindings(ours, file, deckCards(loadDeck(join(root, 'decks/ddia'))))).toEqual([]);
  });
});

const guideFile = join(root, '../shared/guide/ddia-study-guide.md');

describe.runIf(existsSync(guideFile))('beside the guide itself', () => {
  const chapters = existsSync(guideFile) ? guideChapters(readFileSync(guideFile, 'utf8')) : [];
  const covered = coverageSchema.parse(parse(ours));

  it('counts the same questions, mistakes, rows, exercises, connections and takeaways', () => {
    expect(chapters).toHaveLength(12);
    for (const { number, counts } of chapters) {
      const { idea: _idea, example: _example, ...stated } = covered.counts[number]!;
      expect({ number, ...stated }).toEqual({ number, ...counts });
    }
    expect(sum('question')).toBe(60);
    expect(sum('mistake')).toBe(49);
    expect(sum('takeaway')).toBe(12);
    expect(sum('tradeoff')).toBe(52);
  });

  it('names every term that the guide sets in bold at the start of a line', () => {
    expect(chapters.flatMap(({ terms }) => terms).length).toBeGreaterThan(100);
    for (const { number, terms } of chapters) {
      const items = covered.chapters.find(({ chapter }) => chapter === number)!.items;
      const names = items.map(({ guide }) => guide.toLowerCase());
      expect({ number, missing: terms.filter((term) => !names.some((name) => name.includes(term))) }).toEqual({
        number,
        missing: [],
      });
    }
  });

  function sum(kind: (typeof itemKinds)[number]): number {
    return chapters.reduce((total, { counts }) => total + (counts[kind] ?? 0), 0);
  }
});

type GuideChapter = { number: number; counts: Partial<Record<(typeof itemKinds)[number], number>>; terms: string[] };

/** Counts lines by the heading that they stand under: no Markdown parser, so that it can't be wrong in the same way. */
function guideChapters(markdown: string): GuideChapter[] {
  const chapters: GuideChapter[] = [];
  let heading = '';
  let before = '';
  for (const line of markdown.split('\n')) {
    const start = /^## (?:Chapter (\d+))?/.exec(line);
    if (start?.[1] !== undefined) chapters.push({ number: Number(start[1]), counts: {}, terms: [] });
    if (/^#{2,3} /.test(line)) heading = line.replace(/^#+ /, '');
    const takeaway = /Takeaways/.test(heading) ? /^\| (\d+) \|/.exec(line) : null;
    const chapter = takeaway === null ? chapters.at(-1) : chapters[Number(takeaway[1]) - 1];
    const kind = takeaway === null ? kindOf(heading, line, before) : 'takeaway';
    if (chapter !== undefined && kind !== null) chapter.counts[kind] = (chapter.counts[kind] ?? 0) + 1;
    const term = /^\s*(?:- |\d+\. )?\*\*(.+?)\*\*/.exec(line)?.[1];
    const inItems = /^(?:Interview|Practical|Connections|Summary)/.test(heading);
    if (term !== undefined && !inItems) chapter?.terms.push(term.toLowerCase().replace(/\.$/, ''));
    before = line;
  }
  return chapters;
}

function kindOf(heading: string, line: string, before: string): (typeof itemKinds)[number] | null {
  if (heading === 'Interview Questions' && /^\d+\. /.test(line)) return 'question';
  if (heading === 'Practical Exercises' && /^\d+\. /.test(line)) return 'exercise';
  if (heading === 'Common Mistakes' && /^- /.test(line)) return 'mistake';
  if (heading === 'When NOT to Apply' && /^- /.test(line)) return 'when-not';
  if (heading === 'Connections' && /^- /.test(line)) return 'connection';
  if (/^Summary/.test(heading) || !line.startsWith('|') || /^\|[\s|:-]+$/.test(line)) return null;
  return before.startsWith('|') ? 'tradeoff' : null;
}
