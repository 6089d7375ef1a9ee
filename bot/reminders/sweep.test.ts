import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { onEveryDatabase, onPostgres } from '../db/test-databases.ts';
import { customId } from '../discord/custom-id.ts';
import { DiscordRefusal } from '../discord/transport.ts';
import { saveSettings } from '../learners/learner.store.ts';
import { startSession } from '../study/session.store.ts';
import { deckWith } from '../study/test-deck.ts';
import { endReminder, reminderOf, setReminder, untoldPause } from './reminder.store.ts';
import { MOST_REFUSALS } from './send-budget.store.ts';
import { sweep } from './sweep.job.ts';
import { claimAttempt, remindersToLookAt, takeReminder } from './sweep.store.ts';
import { fakeDiscord, HALF_PAST_SEVEN, remind } from './test-reminders.ts';
import { scopeToBegin } from './waiting.store.ts';

const ADA = 112233445566778899n;
const EVE = 223344556677889900n;
const SET = new Date('2026-06-10T00:00Z');

onEveryDatabase('a sweep', (database) => {
  let db: Database;
  let discord: ReturnType<typeof fakeDiscord>;
  beforeEach(async () => {
    db = database().db;
    await deckWith(db, [{}, {}, {}]);
    discord = fakeDiscord(db, SET);
  });
  const sweepAt = async (time: string) => {
    discord.at(time);
    return (await sweep(discord.parts)).swept;
  };
  const days = () => discord.delivered.map(({ nonce }) => nonce.split('.')[1]);

  it('sends what is due, once, with what waits and a button', async () => {
    await remind(db, ADA, { now: SET });
    expect((await sweepAt('2026-06-10T07:29Z')).sent).toBe(0);
    expect((await sweepAt('2026-06-10T07:30Z')).sent).toBe(1);
    expect((await sweepAt('2026-06-10T07:31Z')).sent).toBe(0);
    const [message] = discord.delivered;
    expect(message).toMatchObject({ channelId: ADA, nonce: `r${ADA.toString(36)}.20260610` });
    expect(message!.nonce.length).toBeLessThanOrEqual(25);
    expect(message!.reply.embeds?.[0]?.description).toMatch(
      /\*\*3 new cards\*\* wait for you: about \*\*2 minutes\*\*/,
    );
    expect(message!.reply.rows?.[0]?.components[0]).toMatchObject({ label: 'Study now' });
    expect((await sweepAt('2026-06-11T07:30Z')).sent).toBe(1);
    expect(days()).toEqual(['20260610', '20260611']);
  });

  it('sends nothing when nothing waits, and asks again the next day', async () => {
    await remind(db, ADA, { now: SET });
    await saveSettings(db, ADA, { newPerDay: 0 }, SET);
    expect(await sweepAt('2026-06-10T07:30Z')).toMatchObject({ sent: 0, nothing: 1 });
    await saveSettings(db, ADA, { newPerDay: 10 }, SET);
    expect((await sweepAt('2026-06-10T09:00Z')).sent).toBe(0);
    expect((await sweepAt('2026-06-11T07:30Z')).sent).toBe(1);
  });

  it('finds what waits in another deck or chapter than that of the last session, and its button begins there', async () => {
    const { deckId, cards } = await deckWith(db, [{}, { chapter: 2 }], 'other');
    await remind(db, ADA, { now: SET });
    await saveSettings(db, ADA, { newPerDay: 0 }, SET);
    await startSession(db, { learnerId: ADA, deckSlug: 'other', chapters: [2], now: SET });
    const due = new Date('2026-06-09T00:00Z');
    const state = { learnerId: ADA, phase: 'review' as const, due, showFrom: due, stability: 3, lastReview: due };
    await db.reviewState.create({ data: { ...state, cardId: cards[0]! } });
    expect((await sweepAt('2026-06-10T07:30Z')).sent).toBe(1);
    const { embeds, rows } = discord.delivered[0]!.reply;
    expect(embeds?.[0]?.description).toMatch(/\*\*1 card\*\* comes back.*\n-# other/);
    expect(rows?.[0]?.components[0]).toMatchObject({ custom_id: customId('remind.study', ADA, deckId, 1) });
    expect(await scopeToBegin(db, ADA, { deckId, whole: true })).toEqual({ deckSlug: 'other', chapters: [] });
    expect(await scopeToBegin(db, ADA, { deckId, whole: false })).toEqual({ deckSlug: 'other', chapters: [2] });
  });

  it('is silent about a deck that the learner has left', async () => {
    const { deckId } = await deckWith(db, [{}], 'other');
    await remind(db, ADA, { now: SET });
    await startSession(db, { learnerId: ADA, deckSlug: 'other', chapters: [], now: SET });
    await db.deckMember.deleteMany({ where: { learnerId: ADA, deckId } });
    expect(await sweepAt('2026-06-10T07:30Z')).toMatchObject({ sent: 0, nothing: 1 });
  });

  it.each([
    ['up to three hours late', '07:30', '10:29', 1],
    ['not later than that', '07:30', '10:31', 0],
    ['not late past ten in the evening', '20:00', '22:01', 0],
    ['after ten when that is their own time', '23:00', '23:01', 1],
  ])('of a bot that was down comes %s', async (_, at, now, sent) => {
    const [hours, minutes] = at.split(':').map(Number);
    await remind(db, ADA, { at: hours! * 60 + minutes!, now: SET });
    expect((await sweepAt(`2026-06-10T${now}Z`)).sent).toBe(sent);
    expect((await sweepAt(`2026-06-11T${at}Z`)).sent).toBe(1);
  });

  it('goes on after months without a process, with one reminder for today', async () => {
    await remind(db, ADA, { now: SET });
    await sweepAt('2026-12-01T08:00Z');
    expect(days()).toEqual(['20261201']);
  });

  it('follows the clocks of the learner: a skipped time, a doubled one', async () => {
    await remind(db, ADA, { zone: 'Europe/Berlin', at: 150, now: new Date('2026-03-28T12:00Z') });
    for (let hour = 0; hour < 48; hour++) {
      await sweepAt(new Date(Date.parse('2026-03-28T12:00Z') + hour * 1_800_000).toISOString());
    }
    expect(discord.delivered.map(({ at }) => at)).toEqual([new Date('2026-03-29T01:00Z')]);
    await sweepAt('2026-10-24T12:00Z');
    for (let hour = 0; hour < 48; hour++) {
      await sweepAt(new Date(Date.parse('2026-10-24T12:00Z') + hour * 1_800_000).toISOString());
    }
    expect(discord.delivered.slice(1).map(({ at }) => at)).toEqual([new Date('2026-10-25T00:30Z')]);
  });

  it('follows the learner who moves: the new clock from now on, and no second reminder for a day', async () => {
    await remind(db, ADA, { zone: 'Asia/Tokyo', now: SET });
    await sweepAt('2026-06-10T22:30Z'); // the 11th in Tokyo
    expect(days()).toEqual(['20260611']);
    await saveSettings(db, ADA, { zone: 'America/Los_Angeles' }, new Date('2026-06-11T01:00Z'));
    expect(await sweepAt('2026-06-11T01:01Z')).toMatchObject({ sent: 0, early: 1 });
    expect((await sweepAt('2026-06-11T14:30Z')).sent).toBe(0); // the 11th there, too
    expect((await sweepAt('2026-06-12T14:29Z')).sent).toBe(0);
    expect((await sweepAt('2026-06-12T14:30Z')).sent).toBe(1);
    expect(days()).toEqual(['20260611', '20260612']);
  });

  it('comes at the earlier time of a learner who moved east', async () => {
    await remind(db, ADA, { zone: 'America/Los_Angeles', now: SET });
    await saveSettings(db, ADA, { zone: 'Europe/Berlin' }, new Date('2026-06-10T01:00Z'));
    await sweepAt('2026-06-10T01:01Z');
    expect((await sweepAt('2026-06-10T05:30Z')).sent).toBe(1);
  });

  it('brings no second reminder on a day, whatever the learner sets', async () => {
    await remind(db, ADA, { now: SET });
    await sweepAt('2026-06-10T07:30Z');
    await endReminder(db, ADA);
    const now = new Date('2026-06-10T08:00Z');
    await setReminder(db, { learnerId: ADA, at: HALF_PAST_SEVEN + 60, channelId: ADA, now });
    expect((await reminderOf(db, ADA, now))?.next.map(({ at }) => at.toISOString())).toEqual([
      '2026-06-11T08:30:00.000Z',
      '2026-06-12T08:30:00.000Z',
      '2026-06-13T08:30:00.000Z',
    ]);
    expect((await sweepAt('2026-06-10T08:30Z')).sent).toBe(0);
  });

  it('still comes later on a day on which nothing waited before', async () => {
    await remind(db, ADA, { now: SET });
    await saveSettings(db, ADA, { newPerDay: 0 }, SET);
    await sweepAt('2026-06-10T07:30Z');
    await saveSettings(db, ADA, { newPerDay: 10 }, SET);
    const now = new Date('2026-06-10T08:00Z');
    await setReminder(db, { learnerId: ADA, at: 20 * 60, channelId: ADA, now });
    expect((await sweepAt('2026-06-10T20:00Z')).sent).toBe(1);
  });

  it('stops when the learner wants none any more', async () => {
    await remind(db, ADA, { now: SET });
    expect(await endReminder(db, ADA)).toBe(true);
    expect(await endReminder(db, ADA)).toBe(false);
    expect((await sweepAt('2026-06-10T07:30Z')).sent).toBe(0);
  });

  describe('that is refused', () => {
    it.each([50007, 50278, 10003])(
      'with %i pauses the reminders at once, and the learner hears of it once',
      async (code) => {
        await remind(db, ADA, { now: SET });
        discord.refuse(ADA, code === 10003 ? new DiscordRefusal(10003, 404, 'Unknown Channel') : code);
        expect((await sweepAt('2026-06-10T07:30Z')).refused).toBe(1);
        for (const day of ['10T07:31', '11T07:30', '12T07:30']) await sweepAt(`2026-06-${day}Z`);
        expect(discord.asked).toHaveLength(1);
        expect(await untoldPause(db, ADA)).toEqual({ at: HALF_PAST_SEVEN, pausedFor: code });
        expect(await untoldPause(db, ADA)).toBeNull();
        await setReminder(db, {
          learnerId: ADA,
          at: HALF_PAST_SEVEN,
          channelId: ADA,
          now: new Date('2026-06-12T08:00Z'),
        });
        expect((await sweepAt('2026-06-13T07:30Z')).sent).toBe(1);
      },
    );

    it('with 50001 is tried once more, then paused', async () => {
      await remind(db, ADA, { now: SET });
      discord.refuse(ADA, 50001, 50001);
      expect((await sweepAt('2026-06-10T07:30Z')).again).toBe(1);
      expect((await sweepAt('2026-06-10T07:31Z')).refused).toBe(1);
      expect(await untoldPause(db, ADA)).toMatchObject({ pausedFor: 50001 });
    });

    it('with 50001 once goes on as if nothing had been', async () => {
      await remind(db, ADA, { now: SET });
      discord.refuse(ADA, 50001);
      await sweepAt('2026-06-10T07:30Z');
      expect((await sweepAt('2026-06-10T07:31Z')).sent).toBe(1);
      expect(await untoldPause(db, ADA)).toBeNull();
    });

    it('by a Discord that is down is tried again inside the window, then never', async () => {
      await remind(db, ADA, { now: SET });
      const down = () => new DiscordRefusal(0, 503, 'unavailable');
      discord.refuse(ADA, down(), down(), new Error('connect ECONNREFUSED'), down(), down());
      expect((await sweepAt('2026-06-10T07:30Z')).again).toBe(1);
      expect((await sweepAt('2026-06-10T07:31Z')).again).toBe(1);
      expect((await sweepAt('2026-06-10T07:32:30Z')).failed).toBe(1);
      for (const time of ['07:33', '08:00', '10:00']) await sweepAt(`2026-06-10T${time}Z`);
      expect(discord.asked).toHaveLength(2);
      discord.refuse(ADA);
      expect((await sweepAt('2026-06-11T07:30Z')).sent).toBe(1);
    });

    it('as too fast (40003) stops all sending for ten minutes', async () => {
      await remind(db, ADA, { now: SET });
      await remind(db, EVE, { now: SET });
      const tooFast = () => new DiscordRefusal(40003, 429, 'You are opening direct messages too fast');
      discord.refuse(ADA, tooFast());
      discord.refuse(EVE, tooFast());
      expect((await sweepAt('2026-06-10T07:30Z')).stopped).toBeGreaterThan(0);
      const asked = discord.asked.length;
      expect((await sweepAt('2026-06-10T07:39Z')).sent).toBe(0);
      expect(discord.asked).toHaveLength(asked);
      discord.refuse(ADA);
      discord.refuse(EVE);
      await sweepAt('2026-06-10T07:41Z');
      expect(discord.delivered.length).toBe(2 - asked);
    });

    it('by too many learners stops long before Discord bans the address', async () => {
      const learners = Array.from({ length: 40 }, (_, index) => BigInt(index + 1));
      for (const learner of learners) {
        await remind(db, learner, { now: SET });
        discord.refuse(learner, 50007);
      }
      const refusedSince = new Date('2026-06-10T07:25Z');
      const budget = { tokens: 0, filledAt: new Date('2000-01-01'), refusals: MOST_REFUSALS - 20, refusedSince };
      await db.sendBudget.create({ data: { id: 1, ...budget } });
      expect((await sweepAt('2026-06-10T07:30Z')).stopped).toBeGreaterThan(0);
      expect(discord.asked.length).toBeGreaterThanOrEqual(20);
      expect(discord.asked.length).toBeLessThan(30);
      expect((await sweepAt('2026-06-10T07:35Z')).refused).toBe(0);
      expect((await sweepAt('2026-06-10T07:45Z')).refused).toBeGreaterThanOrEqual(10);
    });
  });

  describe('whose process dies', () => {
    const takeAda = async (time: string) => {
      discord.at(time);
      const [seen] = await remindersToLookAt(db, new Date(time), 1);
      return takeReminder(db, seen!, new Date(time));
    };

    it('before the claim is done by the next process', async () => {
      await remind(db, ADA, { now: SET });
      await takeAda('2026-06-10T07:30Z');
      expect((await sweepAt('2026-06-10T07:30:30Z')).sent).toBe(0); // the lease holds
      expect((await sweepAt('2026-06-10T07:31:01Z')).sent).toBe(1);
    });

    it('after the send brings no second message', async () => {
      await remind(db, ADA, { now: SET });
      const now = new Date('2026-06-10T07:30Z');
      const taken = await takeAda('2026-06-10T07:30Z');
      const fire = { day: '2026-06-10', at: now };
      expect(await claimAttempt(db, taken!, fire, now)).toMatchObject({ tries: 1 });
      await discord.parts.send(ADA, {}, { nonce: `r${ADA.toString(36)}.20260610` });
      await sweepAt('2026-06-10T07:31:01Z');
      expect(discord.asked).toHaveLength(2);
      expect(discord.delivered).toHaveLength(1);
      await sweepAt('2026-06-10T08:31Z');
      expect(discord.asked).toHaveLength(2);
    });

    it('with a claim is not tried again once Discord would let a repeat through', async () => {
      await remind(db, ADA, { now: SET });
      const now = new Date('2026-06-10T07:30Z');
      const taken = await takeAda('2026-06-10T07:30Z');
      await claimAttempt(db, taken!, { day: '2026-06-10', at: now }, now);
      expect((await sweepAt('2026-06-10T07:32:01Z')).failed).toBe(1);
      expect(discord.asked).toHaveLength(0);
      expect((await sweepAt('2026-06-11T07:30Z')).sent).toBe(1);
    });

    it('loses what it took when it wakes up too late', async () => {
      await remind(db, ADA, { now: SET });
      const taken = await takeAda('2026-06-10T07:30Z');
      await sweepAt('2026-06-10T07:31:01Z');
      const fire = { day: '2026-06-10', at: new Date('2026-06-10T07:30Z') };
      expect(await claimAttempt(db, taken!, fire, new Date('2026-06-10T07:31:05Z'))).toBeNull();
    });
  });

  it('forgets claims after a month', async () => {
    await remind(db, ADA, { now: SET });
    for (const day of ['2026-06-10', '2026-06-11', '2026-07-12', '2026-07-13']) await sweepAt(`${day}T07:30Z`);
    const kept = await db.reminderSend.findMany({ orderBy: { day: 'asc' } });
    expect(kept.map(({ day }) => day.toISOString().slice(0, 10))).toEqual(['2026-07-12', '2026-07-13']);
  });
});

onPostgres('several sweeps at once', (database) => {
  it('remind everybody once', async () => {
    const { db } = database();
    await deckWith(db, [{}, {}, {}]);
    const discord = fakeDiscord(db, SET);
    const learners = Array.from({ length: 60 }, (_, index) => BigInt(index + 1));
    for (const learner of learners) await remind(db, learner, { now: SET });
    discord.at('2026-06-10T07:30Z');
    const sweeps = await Promise.all([1, 2, 3].map(() => sweep(discord.parts)));
    expect(sweeps.reduce((sum, { swept }) => sum + swept.sent, 0)).toBe(60);
    expect(discord.asked.toSorted((one, other) => Number(one - other))).toEqual(learners);
  });
});
