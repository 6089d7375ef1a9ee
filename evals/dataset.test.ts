import { describe, expect, it } from 'vitest';
import { readDataset } from './dataset.ts';

const line = (value: object) => JSON.stringify({ question: 'Why?', answer: 'Because.', ...value });
const item = { rubric_item: 'energy is conserved', human1: 1, human2: 0 };

describe('a data set', () => {
  it('holds rubric items with two decisions', () => {
    expect(readDataset(line(item), 'set.jsonl')).toEqual([
      {
        question: {
          prompt: 'Why?',
          criteria: [{ id: 'c1', points: 1, essential: false, statement: 'energy is conserved' }],
          misconceptions: [],
        },
        answer: 'Because.',
        score: 0.5,
        decisions: [1, 0],
        reference: false,
      },
    ]);
  });

  it('holds criteria with aliases and points', () => {
    const criteria = [{ statement: 'a b', aliases: [['a', 'b']], points: 2 }, { statement: 'c d' }];
    const [one] = readDataset(line({ criteria, score_0_1: 0.7 }), 'set.jsonl');
    expect(one).toMatchObject({ score: 0.7, decisions: [1], reference: false });
    expect(one!.question.criteria).toMatchObject([
      { id: 'c1', points: 2, aliases: [['a', 'b']] },
      { id: 'c2', points: 1, statement: 'c d' },
    ]);
  });

  it('holds reference answers, whose sentences are the points', () => {
    const reference_answer = 'Prices rise in general. The bank raises interest rates.';
    const [one] = readDataset(line({ reference_answer, score_0_1: 0.2 }), 'set.jsonl');
    expect(one).toMatchObject({ reference: true, decisions: [0] });
    expect(one!.question.criteria.map(({ statement }) => statement)).toEqual([
      'Prices rise in general',
      'The bank raises interest rates',
    ]);
  });

  it('takes aliases for items from elsewhere', () => {
    const [one] = readDataset(line(item), 'set.jsonl', { 'energy is conserved': [['conservation']] });
    expect(one!.question.criteria[0]!.aliases).toEqual([['conservation']]);
  });

  it('may have blank lines, other keys, other line ends, booleans and a byte order mark', () => {
    const text = `\uFEFF${line({ ...item, student: 4 })}\r\n\r\n${line({ rubric_item: 'x', human1: true, human2: false })}\n`;
    expect(readDataset(text, 'set.jsonl').map(({ decisions }) => decisions)).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it('may have labels written as text, and null for what is not there', () => {
    const labels = (value: object) => {
      const [one] = readDataset(line({ rubric_item: 'x', ...value }), 'set.jsonl');
      return [one!.score, one!.decisions];
    };
    expect(labels({ human1: '1', human2: ' 0 ' })).toEqual([0.5, [1, 0]]);
    expect(labels({ human1: 1, human2: null, score_0_1: null })).toEqual([1, [1]]);
    expect(labels({ score_0_1: '.25' })).toEqual([0.25, [0]]);
    const nulls = { rubric_item: null, reference_answer: null, criteria: [{ statement: 's', aliases: null }] };
    expect(readDataset(line({ ...nulls, score_0_1: 1 }), 'set.jsonl')[0]!.question.criteria).toEqual([
      { id: 'c1', points: 1, essential: false, statement: 's' },
    ]);
  });

  it('may have an empty answer, a huge one, and any writing', () => {
    const answers = ['', 'слово '.repeat(20_000), '先写日志,再写内存表。', '\ud800'];
    const lines = answers.map((answer) => line({ ...item, answer }));
    expect(readDataset(lines.join('\n'), 'set.jsonl').map(({ answer }) => answer)).toEqual(answers);
  });

  it('takes no alias from words that every object knows', () => {
    const [one] = readDataset(line({ rubric_item: 'constructor', score_0_1: 1 }), 'set.jsonl', {});
    expect(one!.question.criteria[0]).not.toHaveProperty('aliases');
  });

  it.each([
    [{ human1: '' }, 'human1 must be a number from 0 to 1'],
    [{ human1: 'yes', human2: 'no' }, 'human1 must be a number from 0 to 1'],
    [{ human1: null, human2: null }, 'needs human1 and human2, or score_0_1'],
    [{ human1: undefined, human2: undefined, score_0_1: -0.1 }, 'score_0_1 must be from 0 to 1'],
    [{ score_0_1: '1.5' }, 'score_0_1 must be from 0 to 1'],
    [{ score_0_1: [1] }, 'score_0_1 must be a number from 0 to 1'],
    [{ rubric_item: '' }, 'rubric_item is empty'],
    [{ criteria: [] }, 'criteria is empty'],
    [{ criteria: ['x'] }, 'criteria.0 must be an object {statement, aliases?, points?}'],
    [{ criteria: [{ statement: 'x', points: 0 }] }, 'criteria.0.points must be above 0'],
    [{ criteria: [{ statement: 'x', points: '2' }] }, 'criteria.0.points must be a number'],
    [{ criteria: [{ statement: 'x', points: 1e308 }] }, 'criteria.0.points must be 1000 at most'],
    [{ criteria: [{ statement: 'x', aliases: ['a'] }] }, 'criteria.0.aliases.0 must be a list of words'],
    [{ criteria: [{ statement: 'x', aliases: [[]] }] }, 'criteria.0.aliases.0 is empty'],
    [{ answer: null }, 'answer must be text'],
  ])('refuses %j', (value, problem) => {
    expect(() => readDataset(line({ ...item, ...value }), 'set.jsonl')).toThrow(`set.jsonl:1: ${problem}`);
  });

  it('names file and line of everything that is wrong', () => {
    const lines = [
      line(item),
      'no json',
      '[1]',
      line({ human1: 1 }),
      line({ rubric_item: 'x' }),
      line({ ...item, human1: 3 }),
      line({ ...item, answer: 4 }),
      line({ ...item, question: ' ' }),
      line({ criteria: [{ text: 'x' }], score_0_1: 1 }),
    ];
    expect(() => readDataset(lines.join('\n'), 'set.jsonl')).toThrow(
      [
        'set.jsonl:2: is no JSON',
        'set.jsonl:3: is no JSON object',
        'set.jsonl:4: needs rubric_item, criteria or reference_answer',
        'set.jsonl:5: needs human1 and human2, or score_0_1',
        'set.jsonl:6: human1 must be from 0 to 1',
        'set.jsonl:7: answer must be text',
        'set.jsonl:8: question is empty',
        'set.jsonl:9: criteria.0.statement must be text',
      ].join('\n'),
    );
  });

  it('is refused when it is empty, and its errors end somewhere', () => {
    expect(() => readDataset('\n\n', 'set.jsonl')).toThrow(/holds no line/);
    expect(() => readDataset('x\n'.repeat(500), 'set.jsonl')).toThrow(/… and 490 more$/);
  });
});
