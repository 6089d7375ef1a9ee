import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDeck } from '../bot/decks/deck-folder.files.ts';
import { embeddedGrader } from '../bot/grading/embedded/embedded-grader.ts';
import { passagesOf } from '../bot/grading/embedded/rarity.ts';
import { gateProblems } from './gate.ts';
import { kinds, loadGold } from './gold.ts';
import { type GoldFigures, goldFigures, labelledScore } from './gold-figures.ts';
import { gradeGold, probe } from './gold-run.ts';
import { byKindPicture, confusionPicture } from './pictures.ts';
import { reportText } from './report.ts';

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
  let figures: GoldFigures;
  beforeAll(async () => {
    figures = goldFigures(await gradeGold(gold, grader, 1), [], grader);
  });

  it('passes the gate', () => {
    expect(gateProblems(figures, null)).toEqual([]);
  });

  it('comes out the same again', async () => {
    const { cost: _, ...rest } = figures;
    expect(goldFigures(await gradeGold(gold, grader, 3), [], grader)).toMatchObject(rest);
  });

  it('gives what is fair to answers that code has changed', async () => {
    const some = await gradeGold(
      gold.filter((_, i) => i % 9 === 2),
      grader,
      1,
    );
    const probes = await probe(some, grader, 1);
    expect(probes.length).toBeGreaterThan(100);
    const unfair = probes.filter(({ name, held }) => !held && name !== 'reordered');
    expect(unfair).toEqual([]);
  });

  it('is reported in words and pictures', () => {
    const report = reportText({
      figures,
      accepted: figures,
      problems: ['too bad: 0.1'],
      measures: 'coverage',
      pictures: { byKind: 'a.svg', confusion: 'b.svg' },
    });
    expect(report).toContain('- too bad: 0.1');
    expect(report).toContain(`${gold.length} gold answers`);
    expect(report).toMatch(/!\[.*\]\(a\.svg\)/);
    for (const kind of kinds) {
      expect(report).toContain(`| ${kind} |`);
      expect(byKindPicture(figures)).toContain(`>${kind}</text>`);
    }
    expect(confusionPicture(figures)).toContain(`>${figures.confusion.met.met}</text>`);
  });
});
