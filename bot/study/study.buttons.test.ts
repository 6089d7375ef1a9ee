import { afterEach, expect, it, vi } from 'vitest';
import type { OpenDatabase } from '../db/database.ts';
import { onEveryDatabase } from '../db/test-databases.ts';
import type { Press, Reply } from '../discord/route.ts';
import { studyButtons } from './study.buttons.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';

const NOW = new Date('2026-06-08T10:00Z');

onEveryDatabase('a press on a card', (database) => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  async function setUp() {
    const { db } = database();
    const { deckId, cards } = await deckWith(db, [{}, {}]);
    const sessionId = await adaStudies(db, deckId, NOW);
    const press = async (prefix: string, ...keys: number[]) => {
      const component = studyButtons({ db }).find((one) => one.prefix === prefix);
      const call = { learnerId: ADA, keys: [sessionId, ...keys], values: [], fields: {}, now: NOW } as unknown as Press;
      return (await component?.run(call)) as Reply;
    };
    return { db, press, card: cards[0]!, sessionId };
  }

  it('asks the database twice to turn it over, three times to count an answer and show the next', async () => {
    const { press, card } = await setUp();
    const statements = statementsOf(database());
    await press('study.show', card, 0, 0);
    expect(statements()).toBe(2);
    await press('study.rate', card, 0, 0, 3);
    expect(statements()).toBe(5);
  });

  it('brings the settings that the learner has at that moment', async () => {
    const { db, press, card } = await setUp();
    await db.learner.update({ where: { id: ADA }, data: { newPerDay: 1 } });
    const { embeds } = await press('study.rate', card, 0, 0, 4);
    expect(embeds?.[0]?.description).toContain('You have met your new cards of the day');
  });

  it('is refused once the session is over, and counts nothing', async () => {
    const { db, press, card, sessionId } = await setUp();
    await press('study.stop');
    for (const [prefix, ...keys] of [
      ['study.rate', card, 0, 0, 3],
      ['study.show', card, 0, 0],
      ['study.bury', card, 0, 0],
    ] as const) {
      await expect(press(prefix, ...keys)).rejects.toThrow('This session is over');
    }
    expect(await db.review.count({ where: { sessionId } })).toBe(0);
    expect(await db.reviewState.count()).toBe(0);
  });
});

/** How many statements have been sent since. */
function statementsOf({ pool }: OpenDatabase): () => number {
  const query = vi.spyOn(pool, 'query');
  return () => query.mock.calls.length;
}
