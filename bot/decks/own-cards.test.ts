import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import { cardKey, ownCards } from './own-cards.ts';
import { readTable } from './table-file.ts';

const read = (...lines: string[]) => ownCards(readTable(lines.join('\n')));
const texts = (...lines: string[]) => read(...lines).cards.map(({ front, back }) => [front, back]);

describe('the columns of a learner’s file', () => {
  it.each([
    'front,back',
    'Question,Answer',
    'Back,FRONT',
    'term;definition',
    'Vorderseite\tRückseite',
    'id,Card Front,notes,Card_Back',
  ])('are known by the names "%s"', (header) => {
    const names = header.split(/[,;\t]/);
    const delimiter = /[,;\t]/.exec(header)![0];
    const isFront = (name: string) => /front|question|term|vorder/i.test(name);
    const isBack = (name: string) => /back|answer|defin|rück/i.test(name);
    const row = names.map((name) => (isFront(name) ? 'F' : isBack(name) ? 'B' : 'x')).join(delimiter);
    expect(texts(header, row)).toEqual([['F', 'B']]);
  });

  it('are front and back without names, so that the first line is a card', () => {
    expect(texts('What?,That.', 'Why?,Because.')).toEqual([
      ['What?', 'That.'],
      ['Why?', 'Because.'],
    ]);
  });

  it('that nothing is taken from are named', () => {
    expect(read('front,notes,back,page', 'a,n,b,7').notes).toEqual(['Nothing was taken from the columns notes, page.']);
    expect(read('a,b', 'c,d,e').notes).toEqual(['Nothing was taken from the column 3.']);
    expect(read('front,back,', 'a,b,').notes).toEqual([]);
  });

  it('make chapters: one of their own, or the first tag', () => {
    const chapters = (...lines: string[]) => read(...lines).cards.map(({ chapter }) => chapter);
    expect(chapters('front,back,section', 'a,b,Queues', 'c,d,')).toEqual(['Queues', null]);
    expect(chapters('front,back,tags', 'a,b,data::message_queues hard')).toEqual(['message queues']);
    expect(chapters('front,back,deck', 'a,b,@everyone <b>*Big* Data')).toEqual(['everyone b Big Data']);
  });

  it('make one chapter when they name too many', () => {
    const lines = Array.from({ length: 51 }, (_, at) => `f${at},b${at},chapter ${at}`);
    const { cards, notes } = read('front,back,chapter', ...lines);
    expect(new Set(cards.map(({ chapter }) => chapter))).toEqual(new Set([null]));
    expect(notes).toEqual(['The file names 51 chapters; 50 are allowed, so the cards stand in one.']);
  });

  it('must be two at least', () => {
    expect(() => read('one', 'two')).toThrow(/only one column/);
    expect(() => read('front,back')).toThrow(/no cards/);
  });
});

describe('Anki’s export', () => {
  const head = ['#separator:tab', '#html:true'];

  it('is told from its notes by the columns that it names', () => {
    const { cards } = read(
      ...head,
      '#guid column:1',
      '#notetype column:2',
      '#deck column:3',
      '#tags column:6',
      'g1\tBasic\tDDIA::Storage\tWhat?\tThat.\thard',
    );
    expect(cards).toEqual([{ front: 'What?', back: 'That.', chapter: 'Storage', line: 7 }]);
  });

  it('becomes Markdown: marks, lists, lines, and signs that stay signs', () => {
    expect(
      texts(
        ...head,
        'What is <b>2 * 3 </b>&lt; <code>a_b*c</code>?&nbsp;\t"Well:<br><ul><li>x &amp; y</li><li><i>z</i></li></ul><div>end <b></b></div>"',
      ),
    ).toEqual([['What is **2 \\* 3** < `a_b*c`?', 'Well:\n- x & y\n- *z*\n\nend']]);
  });

  it('leaves out what needs more than text', () => {
    const rows = ['a\t<img src=x>', '{{c1::gap}}\tb', 'c\t[sound:x.mp3]', 'd\te'];
    const { cards, problems } = read(...head, ...rows);
    expect(cards).toHaveLength(1);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5]);
    expect(problems[0]!.problem).toMatch(/picture/);
  });

  it('is not suspected in other files, whose tags are what they ask about', () => {
    expect(texts('What does <b> do?,It sets <i>text</i> in bold.')).toEqual([
      ['What does <b> do?', 'It sets <i>text</i> in bold.'],
    ]);
  });
});

describe('the cards of a learner’s file', () => {
  it('are left out with their line and the reason when they can’t be used', () => {
    const { cards, problems } = read(
      'front,back',
      'good,yes',
      ',no front',
      'no back,',
      `${'f'.repeat(301)},b`,
      `g,${'b'.repeat(701)}`,
      'GOOD ,again',
      'alone',
    );
    expect(cards).toEqual([{ front: 'good', back: 'yes', chapter: null, line: 2 }]);
    expect(problems).toEqual([
      { line: 3, problem: 'the front is empty' },
      { line: 4, problem: 'the back is empty' },
      { line: 5, problem: 'the front has 301 characters; 300 are allowed' },
      { line: 6, problem: 'the back has 701 characters; 700 are allowed' },
      { line: 7, problem: 'the same front stands on line 2; that one is taken' },
      { line: 8, problem: 'the back is empty' },
    ]);
  });

  it('are kept at the very limits', () => {
    expect(texts(`${'f'.repeat(300)},${'b'.repeat(700)}`)).toHaveLength(1);
  });

  it('that are nearly the same are told by their lines, and kept', () => {
    const back = 'Each partition is read by one consumer of the group in the order of its offsets';
    const { cards, alike } = read(
      'front,back',
      `What does a group share?,${back}.`,
      `How is work shared?,${back} only.`,
    );
    expect(cards).toHaveLength(2);
    expect(alike).toEqual([{ lines: [2, 3], why: 'same back' }]);
  });

  it('may be 2,000 and no more', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `Front ${at},Back ${at}`);
    expect(read('front,back', ...lines(2000)).cards).toHaveLength(2000);
    expect(() => read('front,back', ...lines(2001))).toThrow('The file has 2,001 cards; 2,000 are allowed.');
  });

  it('have no signs that turn or hide the text around them', () => {
    expect(texts('a\u202eb\u0007,c\u2066d')).toEqual([['ab', 'cd']]);
  });

  it('are known again by their fronts, whatever the blanks and capitals', () => {
    expect(cardKey('What  is\nKafka?')).toBe(cardKey('what is kafka?'));
    expect(cardKey('What is Kafka?')).not.toBe(cardKey('What is Kafka'));
  });
});

describe('any file', () => {
  it('gives cards within the limits, or a sentence about what is wrong', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ' ', '"', ',', ';', '\t', '\n', '<b>', '&lt;', '#', '*'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), (cells) => {
        try {
          const { cards, problems } = ownCards(readTable(`#html:true\n${cells.join('')}`));
          for (const { front, back } of cards) {
            expect(front.length).toBeGreaterThan(0);
            expect(back.length).toBeGreaterThan(0);
            expect(front).not.toContain('\n');
          }
          expect(cards.length + problems.length).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});
