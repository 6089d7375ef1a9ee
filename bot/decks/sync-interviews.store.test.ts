import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { type DeckToSync, syncDecks } from './sync.store.ts';

const NOW = new Date('2026-06-08T10:00Z');
const LATER = new Date('2026-06-09T10:00Z');
const question = (key: string, prompt: string) => ({
  chapter: 1,
  key,
  level: 'mid',
  draft: false,
  content: { prompt },
});
const deck = (more: Partial<DeckToSync>): DeckToSync => ({
  slug: 'ddia',
  title: 'A deck',
  description: 'About it.',
  source: 'A book',
  licence: 'CC-BY-4.0',
  chapters: [{ number: 1, title: 'One', text: 'Text.' }],
  cards: [],
  ...more,
});

onEveryDatabase('the interview questions of a deck', (database) => {
  const sync = (decks: DeckToSync[], now = NOW) => syncDecks(database().db, decks, now);
  const stored = () => database().db.interviewQuestion.findMany({ orderBy: { key: 'asc' } });

  it('are updated in place, retired when they vanish, and come back', async () => {
    await sync([deck({ questions: [question('a', 'Why?'), question('b', 'How?')] })]);
    const before = await stored();
    await sync([deck({ questions: [question('a', 'Why so?')] })], LATER);
    const after = await stored();
    expect(after[0]).toMatchObject({ id: before[0]!.id, content: { prompt: 'Why so?' }, retiredAt: null });
    expect(after[1]).toMatchObject({ id: before[1]!.id, retiredAt: LATER });
    await sync([deck({ questions: [question('a', 'Why so?'), question('b', 'How?')] })], LATER);
    expect((await stored()).map(({ retiredAt }) => retiredAt)).toEqual([null, null]);
  });

  it('are retired with their deck, scenarios too', async () => {
    const scenarios = [{ key: 'auction', title: 'An auction', content: { brief: 'So.' } }];
    await sync([deck({ questions: [question('a', 'Why?')], scenarios }), deck({ slug: 'other' })]);
    expect(await database().db.interviewScenario.findMany()).toMatchObject([{ key: 'auction', retiredAt: null }]);
    await sync([deck({ slug: 'other' })], LATER);
    expect(await stored()).toMatchObject([{ retiredAt: LATER }]);
    expect(await database().db.interviewScenario.findMany()).toMatchObject([{ retiredAt: LATER }]);
  });
});
