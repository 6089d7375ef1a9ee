import { describe, expect, test } from 'vitest';
import { rubric as valid } from '../decks/fixtures/small-deck.ts';
import { readYaml } from '../decks/yaml-file.ts';
import { pointsOf, rubricSchema } from './rubric.ts';

const read = (text: string) => readYaml(text, rubricSchema, 'r.yaml');
const problems = (text: string) => read(text).problems.map(({ line, message }) => `${line}: ${message}`);

test('a rubric is read with its defaults', () => {
  const { value } = read(valid);
  expect(value?.questions[0]?.criteria.map(({ id, points, essential }) => [id, points, essential])).toEqual([
    ['lease', 2, true],
    ['token', 2, false],
    ['store-refuses', 1, false],
  ]);
});

describe('problems name their line', () => {
  test.each<[string, (text: string) => string, string[]]>([
    [
      'an unknown key',
      (text) => text.replace('level: mid', 'level: mid\n    hint: none'),
      ['6: questions 1: "hint" is no key of the format'],
    ],
    [
      'a missing key',
      (text) => text.replace(/ {4}level: mid\n/, ''),
      ['3: questions 1 › level: must be one of junior, mid, senior, staff'],
    ],
    [
      'an unknown level',
      (text) => text.replace('mid', 'middle'),
      ['5: questions 1 › level: must be one of junior, mid, senior, staff'],
    ],
    [
      'too many points',
      (text) => text.replace('points: 2', 'points: 4'),
      ['14: questions 1 › criteria 1 › points: must be 1, 2 or 3'],
    ],
    [
      'a criterion that takes points',
      (text) => text.replace('points: 1\n', 'points: -1\n'),
      ['25: questions 1 › criteria 3 › points: must be 1, 2 or 3'],
    ],
    [
      'a misconception that gives points',
      (text) => text.replace('points: -1', 'points: 1'),
      ['31: questions 1 › misconceptions 1 › points: must be -1 or -2'],
    ],
    [
      'an id in capitals',
      (text) => text.replace('id: token', 'id: Token'),
      ['19: questions 1 › criteria 2 › id: may hold only lower-case letters, digits and dashes'],
    ],
    [
      'an id used twice',
      (text) => text.replace('id: token', 'id: lease'),
      ['19: questions 1 › criteria 2 › id: "lease" is used twice'],
    ],
    [
      'an empty text',
      (text) => text.replace('Each grant carries a number that rises.', "''"),
      ['21: questions 1 › criteria 2 › statement: is empty'],
    ],
    [
      'a number for a text',
      (text) => text.replace('[lease, time limit]', '[lease, 99]'),
      ['17: questions 1 › criteria 1 › aliases 1 2: must be text; put it in quotes if it looks like a number'],
    ],
    [
      'a long prompt',
      (text) => text.replace('survives pauses?', `${'x'.repeat(300)}?`),
      ['4: questions 1 › prompt: has 345 characters, more than 300'],
    ],
    [
      'a recall of six points',
      (text) => text.replace('- leases', '- a\n      - b\n      - c\n      - d\n      - leases'),
      ['9: questions 1 › recall: has more than 5 points'],
    ],
  ])('%s', (_, change, expected) => {
    expect(problems(change(valid))).toEqual(expected);
  });

  test('and all come at once', () => {
    const text = valid.replace('mid', 'middle').replace('points: 2', 'points: 9').replace('id: token', 'id: Token');
    expect(read(text).problems.map(({ line }) => line)).toEqual([5, 14, 19]);
    expect(read(text).value).toBeNull();
  });

  test('also where the YAML itself is broken', () => {
    expect(problems(valid.replace('level: mid', 'level: [mid'))[0]).toMatch(/^\d+: can't be read as YAML: /);
    expect(problems(`${valid}\nchapter: 2\n`)[0]).toMatch(/^\d+: can't be read as YAML: Map keys must be unique/);
    expect(problems('')).toHaveLength(1);
  });
});

describe('a draft', () => {
  const twoCriteria = valid.replace(/ {6}- id: store-refuses(?:.|\n)*?(?= {4}misconceptions)/, '');
  const bare = twoCriteria.replace(/ {4}misconceptions(?:.|\n)*$/, '');

  test('may have fewer criteria and no misconceptions', () => {
    expect(problems(bare.replace('approved', 'draft'))).toEqual([]);
  });

  test('must have them before it is approved', () => {
    expect(problems(bare)).toEqual([
      '3: questions 1 › misconceptions: needs 1 to 3 misconceptions before it can be approved',
      '12: questions 1 › criteria: needs 3 to 7 criteria before it can be approved',
    ]);
  });
});

test('points are bullets and numbers at the start of a line', () => {
  expect(pointsOf('- a\n* b\n1. c\n2) d\ntext - no\n-no')).toBe(4);
});
