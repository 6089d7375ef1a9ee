import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { UserError } from '../errors.ts';
import { reportCard } from './report.store.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';

const NOW = new Date('2026-06-08T10:00Z');

onEveryDatabase('a report of a card', (database) => {
  async function setUp() {
    const { db } = database();
    const { deckId, cards } = await deckWith(db, [{}]);
    await adaStudies(db, deckId, NOW);
    return {
      db,
      report: (text: string, cardId = cards[0]!) => reportCard(db, { learnerId: ADA, cardId, text, now: NOW }),
    };
  }

  it('is kept and names the card', async () => {
    const { db, report } = await setUp();
    const reported = await report('  The leader is not elected here. ');
    expect(reported).toMatchObject({ deckSlug: 'ddia', cardKey: 'card-0', front: 'Front 0' });
    expect(await db.cardReport.findMany()).toMatchObject([{ text: 'The leader is not elected here.', createdAt: NOW }]);
  });

  it('must say something, and not too much', async () => {
    const { db, report } = await setUp();
    for (const text of ['', '   ', 'x'.repeat(1001)]) await expect(report(text)).rejects.toThrow(UserError);
    await expect(report('wrong', 999)).rejects.toThrow('no such card');
    expect(await db.cardReport.count()).toBe(0);
  });
});
