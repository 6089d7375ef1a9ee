import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDeck } from '../bot/decks/deck-folder.files.ts';
import { embeddedGrader } from '../bot/grading/embedded/embedded-grader.ts';
import { passagesOf } from '../bot/grading/embedded/rarity.ts';
import { kinds, loadGold } from './gold.ts';
import { type GoldFigures, goldFigures } from './gold-figures.ts';
import { labelledScore } from './gold-rows.ts';
import { type GoldGraded, gradeGold } from './gold-run.ts';
import { limitsFor } from './limits.ts';
import { probe } from './probes.ts';

const deck = loadDeck(path.join(import.meta.dirname, '../decks/ddia'));
const gold = loadGold(path.join(import.meta.dirname, 'gold'), deck);
const questions = deck.chapters.flatMap(({ rubric }) => rubric?.questions ?? []);
const grader = embeddedGrader({ corpus: questions.flatMap(passagesOf) });

describe('the gold answers', () => {
  it('hold every kind, for every chapter of the deck', () => {
    for (const { chapter } of deck.chapters) {
      const here = gold.filter((one) => one.chapter === chapter.number);
      expect(new Set(here.map(({ kind }) => kind)), chapter.title).toEqual(new Set(kinds));
    }
  });

  it('have labels that a score can be made of', () => {
    for (const one of gold) expect(labelledScore(one).of, one.id).toBeGreaterThan(0);
    const excellent = gold.filter(({ kind }) => kind === 'excellent').map((one) => labelledScore(one).share);
    expect(Math.min(...excellent)).toBeGreaterThan(0.6);
  });
});

describe('a gold file that does not fit', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gold-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const answer = (question: string, rest: string) =>
    `chapter: 3\nanswers:\n  - id: one\n    question: ${question}\n    kind: partial\n    answer: It flushes.\n${rest}`;

  it.each([
    ['an unknown question', answer('lsm', '    verdicts: {}\n'), /bad\.yaml:3: chapter 3 has no question lsm/],
    [
      'a missing verdict',
      answer('lsm-vs-btree', '    verdicts: { choice: met }\n'),
      /has no verdict for lsm-write-path/,
    ],
    ['an unknown verdict', answer('lsm-vs-btree', '    verdicts: { choice: good }\n'), /bad\.yaml:7/],
  ])('is told by file and line: %s', (_, text, problem) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'bad.yaml'), text);
    expect(() => loadGold(folder, deck)).toThrow(problem);
  });
});

describe('a gold run of the embedded grader', () => {
  let graded: GoldGraded[];
  let figures: GoldFigures;
  beforeAll(async () => {
    graded = await gradeGold(gold, grader, { atOnce: 1 });
    figures = goldFigures({ graded, attacks: [], probes: [] }, grader, gold.length);
  });

  it('keeps the limits of agreement', () => {
    const limits = limitsFor(figures.grader).filter(({ what }) =>
      /^(?:accuracy|rank|ungraded|misconceptions)/.test(what),
    );
    expect(limits).toHaveLength(4);
    for (const { what, of, least = 0, most = 1 } of limits) {
      expect(of(figures), what).toBeGreaterThanOrEqual(least);
      expect(of(figures), what).toBeLessThanOrEqual(most);
    }
  });

  it('shows no evidence that was not written', () => {
    expect(figures.evidence.needed).toBeGreaterThan(100);
    expect(figures.evidence.missing).toEqual([]);
  });

  it('comes out the same again, intervals included', async () => {
    const again = await gradeGold(gold, grader, { atOnce: 3 });
    expect(goldFigures({ graded: again, attacks: [], probes: [] }, grader, gold.length)).toEqual(figures);
  });

  it('has intervals around its figures', () => {
    const { intervals, criteria, scores } = figures;
    const single: Record<string, number> = { ...criteria, ...scores };
    expect(Object.keys(intervals)).toHaveLength(11);
    for (const [name, { low, high }] of Object.entries(intervals)) {
      expect(low, name).toBeLessThan(single[name]!);
      expect(high, name).toBeGreaterThan(single[name]!);
    }
  });

  it('has figures for every chapter, and names the criteria that are judged worst', () => {
    expect(figures.byChapter.map(({ chapter }) => chapter)).toEqual(deck.chapters.map(({ chapter }) => chapter.number));
    for (const { question, criterion, judged, unseen, unearned } of figures.worst) {
      const rubric = questions.find(({ id }) => id === question)!;
      expect(rubric.criteria.map(({ id }) => id)).toContain(criterion);
      expect(judged).toBe(kinds.length);
      expect(unseen + unearned).toBeLessThanOrEqual(judged);
    }
  });

  it('gives what is fair to answers that code has changed', async () => {
    const probes = await probe(
      graded.filter((_, i) => i % 9 === 2),
      grader,
      1,
    );
    expect(probes.length).toBeGreaterThan(100);
    const hard = /^(?:reordered|in other words|evidence denied)/;
    const known = probes.filter(({ name }) => !hard.test(name));
    expect(known.filter(({ held }) => !held).length / known.length).toBeLessThanOrEqual(0.02);
    expect(probes.filter(({ held }) => held).length / probes.length).toBeGreaterThan(0.9);
  });
});
