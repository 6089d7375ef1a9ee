// What the pages say to somebody with weeks of answers behind them, who forgets faster than the defaults believe.
import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { ADA, adaStudies, deckWith } from '../study/test-deck.ts';
import { fitParameters } from './fit/fit-parameters.job.ts';
import type { PageName } from './page.view.ts';
import { progressReply } from './progress.view.ts';
import { FORGETFUL, simulated, store } from './test-history.ts';

const TODAY = '2026-06-10';
const NOW = new Date(`${TODAY}T20:00Z`);
const CARDS = 300;

onEveryDatabase('the pages of a learner who forgets fast', (database) => {
  async function setUp() {
    const { db } = database();
    const deck = await deckWith(
      db,
      Array.from({ length: CARDS }, (_, place) => ({ chapter: 1 + (place % 3) })),
    );
    const sessionId = await adaStudies(db, deck.deckId, NOW, { interviewDate: new Date('2026-07-08') });
    const history = simulated({ truth: FORGETFUL, cards: CARDS, perDay: 8, days: 60, seed: 4 });
    await store(db, history, { cardIds: deck.cards, sessionId, today: TODAY });
    const page = async (name: PageName) => {
      const learner = await db.learner.findUniqueOrThrow({ where: { id: ADA } });
      const shown = { id: deck.deckId, title: 'ddia', chapters: [] };
      const { embeds, files } = await progressReply(db, { learner, deck: shown, now: NOW, name, inServer: false });
      return { text: embeds![0]!.description!, description: files?.[0]?.description ?? '' };
    };
    return { db, page };
  }

  it('tell every bar of a picture to those who can not see it', async () => {
    const { page } = await setUp();
    const [overview, forecast] = [await page('overview'), await page('forecast')];
    for (const { description } of [overview, forecast]) {
      expect(description.length).toBeLessThanOrEqual(1024);
      expect(description.match(/\d+ (May|Jun|Jul) [\d+]+[,.]/g)).toHaveLength(30);
    }
    expect(overview.description).toMatch(/By day, reviews \+ new cards \+ learning steps: 12 May /);
    expect(forecast.description).toMatch(/By day, scheduled reviews \+ coming again \+ new cards: 10 Jun /);
  }, 60_000);

  it('promise what was measured and advise by it, until own parameters say the same', async () => {
    const { db, page } = await setUp();
    const measured = await page('retention');
    expect(measured.text).toMatch(/below what you asked for: .*\/settings retention/);
    const before = await page('readiness');
    expect(before.text).toMatch(
      /What helps most\*\*: \*\*\/settings retention\*\* 9[45]\. You knew 8\d % .* where \d\d % were/,
    );
    expect(before.text).toMatch(
      /In 19 of 20 cases .* you knew 8\d % of [\d,]+ reviews in 90 days, and FSRS .* said \d\d %/,
    );
    const [, expected, low, high] = /Expected recall \*\*(\d+) %\*\* \((\d+) % to (\d+) %\)/.exec(before.text)!;
    expect(Number(low)).toBeLessThan(Number(expected));
    expect(Number(high)).toBeGreaterThan(Number(expected));
    expect(Number(expected)).toBeLessThan(93);

    await fitParameters(db, ADA, NOW);
    expect((await page('overview')).text).toMatch(/Since <t:\d+:D> your intervals follow your own memory/);
    expect((await page('readiness')).text).not.toMatch(/settings retention/);
    expect((await page('retention')).text).toMatch(/below what you asked for\. Since .* parameters of your own/);
    expect((await page('retention')).text).not.toMatch(/settings retention/);
  }, 60_000);
});
