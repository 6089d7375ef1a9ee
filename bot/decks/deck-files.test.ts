import { describe, expect, test } from 'vitest';
import { deckOfFiles } from './deck-files.ts';
import { smallDeck, smallDeckWith } from './fixtures/small-deck.ts';

const chapterFile = 'chapters/01-locks.md';
const told = (files: typeof smallDeck) =>
  deckOfFiles('locks', files).problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);

test('a deck is read whole', () => {
  const { deck, problems } = deckOfFiles('locks', smallDeck);
  expect(problems).toEqual([]);
  expect(deck).toMatchObject({ slug: 'locks', title: 'Locks', status: 'approved', anchored: true });
  expect(deck?.chapters.map(({ chapter, rubric }) => [chapter.number, rubric?.questions.length])).toEqual([[1, 1]]);
});

test('the lines of rubrics are known', () => {
  const { deck } = deckOfFiles('locks', smallDeck);
  expect(Object.fromEntries(deck!.chapters[0]!.rubricLines)).toEqual({
    'distributed-lock': 3,
    'distributed-lock/lease': 13,
    'distributed-lock/token': 19,
    'distributed-lock/store-refuses': 24,
  });
});

test('deck.yaml may give another slug than the name of the folder', () => {
  expect(
    deckOfFiles(
      'x',
      smallDeckWith('deck.yaml', (text) => `slug: my-locks\n${text}`),
    ).deck?.slug,
  ).toBe('my-locks');
});

describe('problems', () => {
  test.each<[string, typeof smallDeck, RegExp[]]>([
    ['no deck.yaml', smallDeck.slice(1), [/^deck\.yaml:1: is missing/]],
    ['no chapter', smallDeck.slice(0, 1), [/^chapters:1: holds no chapter/]],
    [
      'an unknown key',
      smallDeckWith('deck.yaml', (text) => `${text}author: me\n`),
      [/^deck\.yaml:5: "author" is no key/],
    ],
    [
      'a chapter file without a chapter',
      smallDeckWith(chapterFile, () => '# Notes\n'),
      [/^chapters\/01-locks\.md:1: No chapters found/],
    ],
    [
      'another number in the file name',
      smallDeckWith(chapterFile, (text) => text.replace('Chapter 1', 'Chapter 4')),
      [
        /01-locks\.md:1: is chapter 4, so the file's name should begin with 04-/,
        /01-locks\.yaml:1: is for chapter 1, but stands beside chapter 4/,
      ],
    ],
    [
      'two chapters in a file',
      smallDeckWith(chapterFile, (text) => `${text}\n## Chapter 2: More\n`),
      [/01-locks\.md:22: a second chapter starts here/],
    ],
    [
      'an anchor used twice',
      smallDeckWith(chapterFile, (text) => text.replace('{#fencing}', '{#lease}')),
      [/01-locks\.md:5: \{#lease\} stands in line 4 too/],
    ],
    [
      'a broken attribute',
      smallDeckWith(chapterFile, (text) => text.replace('{#fencing}', '{#fencing ask=Why}')),
      [/01-locks\.md:5: the value of ask needs quotes/],
    ],
    [
      'a rubric for no chapter',
      [...smallDeck, { path: 'rubrics/02-more.yaml', text: '' }],
      [/^rubrics\/02-more\.yaml:1: belongs to no chapter/],
    ],
    [
      'two chapters of one number',
      [...smallDeck, { path: 'chapters/01-more.md', text: '## Chapter 1: More\n' }],
      [/01-more\.md:1: has the number 1, as chapters\/01-locks\.md has/],
    ],
  ])('%s', (_, files, expected) => {
    const lines = told(files);
    expect(lines).toHaveLength(expected.length);
    for (const [i, pattern] of expected.entries()) expect(lines[i]).toMatch(pattern);
  });

  test('of all files come at once', () => {
    const files = smallDeckWith(chapterFile, (text) => text.replace('{#fencing}', '{#Fencing}'))
      .map((file) => (file.path === 'deck.yaml' ? { ...file, text: 'title: x\n' } : file))
      .map((file) => (file.path.startsWith('rubrics') ? { ...file, text: file.text.replace('mid', 'middle') } : file));
    expect(told(files).map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['deck.yaml', chapterFile, 'rubrics/01-locks.yaml']),
    );
  });
});
