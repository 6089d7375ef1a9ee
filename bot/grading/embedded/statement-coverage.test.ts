import { describe, expect, it } from 'vitest';
import { english } from './language.ts';
import { rarityIn, unknownRarity } from './rarity.ts';
import { readAnswer } from './reading.ts';
import { readStatement } from './statement.ts';
import { recallIn } from './statement-coverage.ts';
import { vocabularyOf } from './vocabulary.ts';
import { windowOf } from './window.ts';
import { wordingOf } from './wording.ts';

const read = await english();
const asked = { prompt: '', criteria: [], misconceptions: [] };
const recall = (
  statement: string,
  answer: string,
  { smoothing = 0, given = [] as string[], rarity = unknownRarity } = {},
) => {
  const wording = wordingOf([{ text: statement, sentences: read(statement) }]);
  const { sentences } = readAnswer(read, answer, asked, wording);
  const vocabulary = vocabularyOf(sentences.flatMap(({ tokens }) => tokens));
  return recallIn(readStatement(read, statement, new Set(given), rarity), windowOf(sentences), vocabulary, smoothing);
};

describe('the recall of a statement', () => {
  it('is the share of its topic words', () => {
    expect(recall('Energy is conserved.', 'The energy of the swimmer is conserved.')).toBe(1);
    expect(recall('Energy is conserved.', 'The swimmer has energy.')).toBe(0.5);
    expect(recall('Energy is conserved.', 'They like to swim.')).toBe(0);
  });

  it('is that of the best alternative', () => {
    expect(recall('energy is conserved OR the slide is smooth', 'It was a smooth slide.')).toBe(1);
    const clauses = 'total energy remains constant, or kinetic energy equals work';
    expect(recall(clauses, 'The kinetic energy equals the work.')).toBe(1);
    const among = 'The author is critical, either by calling it wrong openly or by showing harm done or danger';
    expect(recall(among, 'shows the danger')).toBeGreaterThan(recall(among, 'calls it wrong'));
  });

  it('takes one of several choices for all of them', () => {
    expect(recall('a lock or a constraint', 'a lock')).toBe(1);
    expect(recall('It is harmful, detrimental, or negative.', 'It is harmful.')).toBe(1);
    expect(recall('harmful, detrimental and negative', 'It is harmful.')).toBeCloseTo(1 / 3);
  });

  it('takes words joined by a slash for alternatives', () => {
    expect(recall('the slide is smooth/frictionless', 'a smooth slide')).toBe(1);
    expect(recall('work done by gravity/gravitational force', 'gravity did the work')).toBeCloseTo(2 / 3);
  });

  it('does not count what is denied here and affirmed there', () => {
    expect(recall('The volume shrinks.', "The volume doesn't shrink.")).toBeLessThan(1);
    expect(recall('No friction acts.', 'There is friction.')).toBe(0);
    expect(recall('There is no friction.', 'There is no friction at all.')).toBe(1);
  });

  it('counts a denial of what the statement says to be absent', () => {
    const missing = 'The base case is not included.';
    expect(recall(missing, 'It has no base case.')).toBeCloseTo(2 / 3);
    expect(recall(missing, 'The base case is included.')).toBeCloseTo(2 / 3);
    expect(recall('It avoids copies.', "It doesn't make copies.")).toBe(0.5);
    expect(recall('It makes copies.', "It doesn't make copies.")).toBe(0);
  });

  it('is nothing without the one word that the question does not give away', () => {
    expect(recall('response bias', 'negative bias', { given: ['bias'] })).toBe(0);
    expect(recall('response bias', 'a response bias', { given: ['bias'] })).toBe(1);
  });

  it('knows initials', () => {
    expect(recall('gravitational potential energy', 'so GPE is used')).toBe(1);
    expect(recall('the write-ahead log', 'it keeps a WAL')).toBe(1);
    expect(recall('mechanical energy', 'so ME is kept')).toBe(1);
    expect(recall('mechanical energy', 'it helps me')).toBe(0);
    expect(recall('mechanical energy', 'IT HELPS ME')).toBe(0);
  });

  it('weighs words of the question and of the act of answering less', () => {
    expect(recall('swimmer speeds up', 'the swimmer', { given: ['swimmer'] })).toBeLessThan(0.5);
    expect(recall('mentions friction', 'friction')).toBeGreaterThan(0.8);
  });

  it('is of what an answer should say, not of its having to say it', () => {
    for (const frame of ['Correct answers will recognize that', 'The student mentions that', 'States how']) {
      expect(recall(`${frame} ice floats`, 'Ice floats.')).toBe(1);
    }
  });

  it('weighs rare words more', () => {
    const rarity = rarityIn(read, ['energy in a', 'energy in b', 'energy and torque']);
    expect(recall('energy and torque', 'torque', { rarity })).toBeGreaterThan(0.6);
  });

  it('asks more of a short statement than of a long one when smoothed', () => {
    expect(recall('energy conserved', 'energy', { smoothing: 0.6 })).toBeCloseTo(0.2);
    expect(recall('alpha beta gamma delta epsilon zeta', 'alpha beta gamma', { smoothing: 0.6 })).toBeCloseTo(0.4);
  });
});
