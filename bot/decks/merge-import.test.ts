import { describe, expect, test } from 'vitest';
import { UserError } from '../errors.ts';
import { type DeckFile, deckOfFiles } from './deck-files.ts';
import { oneChapter } from './fixtures/odd-guide.ts';
import { smallDeck, smallDeckWith } from './fixtures/small-deck.ts';
import { importGuide } from './import-guide.ts';
import { mergedImport } from './merge-import.ts';

const guide = `${oneChapter(
  {
    'Key Ideas': '- **Lease**: A lock that ends by itself.',
    'Interview Questions':
      '1. How would you build a distributed lock that survives pauses? {#distributed-lock}\n2. Why does a lease end by itself?',
  },
  'Locks and leases',
)}\n## Chapter 2: Clocks\n\n### Key Ideas\n\n- **Drift**: Clocks run apart.\n\n### Interview Questions\n\n1. Why do clocks drift apart?\n`;
const fresh = importGuide(guide, { slug: 'locks' }).files;
const merged = (old: DeckFile[]) => new Map(mergedImport('locks', old, fresh).map(({ path, text }) => [path, text]));

describe('an approved deck', () => {
  test('keeps deck.yaml and the chapters that it has, and gets those that it lacks', () => {
    expect([...merged(smallDeck).keys()]).toEqual(['chapters/02-clocks.md', 'rubrics/02-clocks.yaml']);
  });

  test('reads back with what is new', () => {
    const written = merged(smallDeck);
    const after = [
      ...smallDeck.filter(({ path }) => !written.has(path)),
      ...[...written].map(([path, text]) => ({ path, text })),
    ];
    const { deck, problems } = deckOfFiles('locks', after);
    expect(problems).toEqual([]);
    expect(deck?.chapters.map(({ chapter }) => chapter.title)).toEqual(['Locks', 'Clocks']);
  });
});

describe('a draft deck', () => {
  const draft = smallDeckWith('deck.yaml', (text) => `${text}status: draft\n`);

  test('gets the new chapter under the name that its file has', () => {
    expect(merged(draft).get('chapters/01-locks.md')).toContain('## Chapter 1: Locks and leases');
    expect(merged(draft).has('chapters/01-locks-and-leases.md')).toBe(false);
  });

  test('keeps an approved question and gets drafts for the others', () => {
    const rubric = merged(draft).get('rubrics/01-locks.yaml') ?? '';
    expect(rubric.match(/status: \w+/g)).toEqual(['status: approved', 'status: draft']);
    expect(rubric).toContain('A consensus service grants leases');
  });

  test('gets a new draft for a draft', () => {
    const drafts = draft.map((file) => ({ ...file, text: file.text.replace('status: approved', 'status: draft') }));
    const rubric = merged(drafts).get('rubrics/01-locks.yaml') ?? '';
    expect(rubric.match(/status: \w+/g)).toEqual(['status: draft', 'status: draft']);
    expect(rubric).not.toContain('A consensus service grants leases');
  });
});

test('a deck that cannot be read is left alone', () => {
  expect(() => merged(smallDeckWith('rubrics/01-locks.yaml', (text) => text.replace('mid', 'middle')))).toThrow(
    UserError,
  );
  expect(() => merged([{ path: 'notes.md', text: 'mine' }])).toThrow(/left alone: deck\.yaml:1: is missing/);
});
