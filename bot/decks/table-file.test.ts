import { describe, expect, it } from 'vitest';
import { readTable } from './table-file.ts';
import { fileText } from './table-file-text.ts';

const cellsOf = (text: string) => readTable(text).rows.map(({ cells }) => cells);
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('the text of a file', () => {
  const text = 'Frage,Antwort\nGrüße?,“Ja”\n';
  const utf16 = Buffer.from(text, 'utf16le');

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], text)],
    ['UTF-16 with a mark', bytes([0xff, 0xfe], [...utf16])],
    ['UTF-16 of the other order with a mark', bytes([0xfe, 0xff], [...Buffer.from(utf16).swap16()])],
    ['UTF-16 without a mark', utf16],
    ['UTF-16 of the other order without a mark', Buffer.from(utf16).swap16()],
  ])('is read from %s', (_, file) => {
    expect(fileText(file)).toEqual({ text, guessed: false });
  });

  it('is read as Windows wrote it when it is no UTF-8, and says that it was guessed', () => {
    expect(fileText(bytes('Gr', [0xfc], [0xdf], 'e ', [0x93], 'ja', [0x94]))).toEqual({
      text: 'Grüße “ja”',
      guessed: true,
    });
  });

  it('ends its lines in one way', () => {
    expect(fileText(Buffer.from('a,b\r\nc,d\re,f\n')).text).toBe('a,b\nc,d\ne,f\n');
  });

  it('of a workbook, a picture or nothing is refused, and what to do instead is said', () => {
    expect(() => fileText(bytes([0x50, 0x4b, 3, 4]))).toThrow(/In Excel use "Save as" and CSV UTF-8; in Anki/);
    expect(() => fileText(bytes([0x89], 'PNG\r\n', [0x1a, 10, 0, 0, 0, 13]))).toThrow(/not a text file/);
    expect(() => fileText(bytes([0xef, 0xbb, 0xbf], ' \n\n'))).toThrow(/is empty/);
  });
});

describe('a table', () => {
  it.each([
    ['commas', 'a,"b, c; d"\ne,f'],
    ['semicolons', 'a;"b, c; d"\ne;f'],
    ['tabs', 'a\tb, c; d\ne\tf'],
  ])('parted by %s is recognised', (_, text) => {
    expect(cellsOf(text)).toEqual([
      ['a', 'b, c; d'],
      ['e', 'f'],
    ]);
  });

  it('may hold the other delimiters in most of its texts', () => {
    expect(cellsOf('one; two,a; b\nthree; four,c\nfive,d; e; f').map(([front]) => front)).toEqual([
      'one; two',
      'three; four',
      'five',
    ]);
  });

  it('is parted as Excel says in its first line', () => {
    expect(readTable('sep=;\na;b, c\n"d";e')).toEqual({
      rows: [
        { line: 2, cells: ['a', 'b, c'] },
        { line: 3, cells: ['d', 'e'] },
      ],
      anki: {},
    });
  });

  it('is parted as Anki says in its first lines, which say more', () => {
    const text = [
      '#separator:Pipe',
      '#html:true',
      '#guid column:1',
      '#deck column:2',
      '#tags column:5',
      'x1|Queues|front|back|tag',
    ].join('\n');
    expect(readTable(text)).toEqual({
      rows: [{ line: 6, cells: ['x1', 'Queues', 'front', 'back', 'tag'] }],
      anki: { html: true, guidColumn: 1, deckColumn: 2, tagsColumn: 5 },
    });
  });

  it('may begin with a number sign that is none of Anki’s lines', () => {
    expect(cellsOf('# of partitions?,ten\nb,c')[0]).toEqual(['# of partitions?', 'ten']);
  });

  it('keeps line breaks and doubled marks inside quotation marks, and the lines on which its rows begin', () => {
    expect(readTable('"a\nb","say ""hi"""\n\n  \n,,\nc,d').rows).toEqual([
      { line: 1, cells: ['a\nb', 'say "hi"'] },
      { line: 6, cells: ['c', 'd'] },
    ]);
  });

  it('takes quotation marks within a text as they stand', () => {
    expect(cellsOf('"ACID" means,x\nsay "hi", "y, z"')).toEqual([
      ['"ACID" means', 'x'],
      ['say "hi"', 'y, z'],
    ]);
  });

  it.each([
    ['at the very beginning', '"a,b\nc,d', 1],
    ['further down', 'a,b\n"c\nd",e\n\nf,"g\nh,i', 5],
    ['below what Excel says', 'sep=,\na,b\nc,"d', 3],
    ['before very much else', `a,b\nc,"d\n${'x,y\n'.repeat(10_000)}`, 2],
  ])('with a mark that never closes %s says on which line', (_, text, line) => {
    expect(() => readTable(text)).toThrow(`The card on line ${line} `);
  });
});
