// Reminders by the real door, while Discord refuses, fails and asks for pauses.
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { onEveryDatabase } from '../db/test-databases.ts';
import type { Discord } from '../discord/gateway.ts';
import { openTestDoor, type TestDoor, testRoutes } from '../discord/test-door.ts';
import { deckWith } from '../study/test-deck.ts';
import { refusalCount } from './refusals.job.ts';
import { setReminder } from './reminder.store.ts';
import { MOST_REFUSALS, stoppedUntil } from './send-budget.store.ts';
import { sweep } from './sweep.job.ts';
import { HALF_PAST_SEVEN } from './test-reminders.ts';

const MESSAGES = 'channels/\\d+/messages$';
const DUE = new Date('2026-06-10T07:30Z');
const later = (seconds: number) => new Date(DUE.getTime() + seconds * 1000);

onEveryDatabase('a reminder', (database) => {
  let door: TestDoor;
  let discord: Discord;
  let db: Database;
  let now = DUE;
  const log = pino({ level: 'silent' });
  beforeAll(async () => {
    door = await openTestDoor();
    const onCounted = refusalCount({ db: database().db, now: () => now, log });
    discord = await door.connect(testRoutes(), { gateway: 'none', onCounted });
  });
  afterAll(() => door.close());
  beforeEach(async () => {
    db = database().db;
    now = DUE;
    await deckWith(db, [{}, {}, {}]);
  });
  afterEach(() => door.script.fault({ kind: 'clear' }));

  async function sweepAt(time: Date) {
    now = time;
    return (await sweep({ db, send: discord.sendIn, now: () => now, log })).swept;
  }
  /** Somebody whose reminder is due; gives how to count the messages that they have. */
  async function learner(name: string) {
    const person = await door.script.login(name);
    const dm = await person.dm();
    const learnerId = BigInt(person.id);
    await db.learner.create({ data: { id: learnerId, zone: 'UTC' } });
    await setReminder(db, { learnerId, at: HALF_PAST_SEVEN, channelId: BigInt(dm.id), now: later(-3600) });
    return async () => (await person.messages(dm)).length;
  }
  const refusals = async () => (await db.sendBudget.findUnique({ where: { id: 1 } }))?.refusals ?? 0;

  it('comes once after the pauses that Discord asks for, and these count towards a ban', async () => {
    const received = await learner(`Paused ${crypto.randomUUID().slice(0, 8)}`);
    await door.script.fault({ kind: 'rest', status: 429, times: 2, after: 1, path: MESSAGES });
    expect(await sweepAt(DUE)).toMatchObject({ sent: 1 });
    expect(await received()).toBe(1);
    await expect.poll(refusals).toBe(2);
  });

  it('comes once after a burst of 503', async () => {
    const received = await learner(`Burst ${crypto.randomUUID().slice(0, 8)}`);
    await door.script.fault({ kind: 'rest', status: 503, times: 6, path: MESSAGES });
    expect(await sweepAt(DUE)).toMatchObject({ again: 1 });
    expect(await sweepAt(later(21))).toMatchObject({ sent: 1 });
    expect([await received(), await refusals()]).toEqual([1, 0]);
  });

  it('comes once when Discord takes it and is too slow to say so', async () => {
    const received = await learner(`Slow ${crypto.randomUUID().slice(0, 8)}`);
    await door.script.fault({ kind: 'slow', ms: 1500, times: 1, path: MESSAGES });
    expect(await sweepAt(DUE)).toMatchObject({ sent: 1 });
    expect(await sweepAt(later(61))).toMatchObject({ sent: 0 });
    expect(await received()).toBe(1);
  });

  it('is not sent once too much was refused, whatever it was', async () => {
    const received = await learner(`Stopped ${crypto.randomUUID().slice(0, 8)}`);
    const before = { tokens: 0, filledAt: later(-60), refusals: MOST_REFUSALS - 2, refusedSince: later(-60) };
    await db.sendBudget.create({ data: { id: 1, ...before } });
    await door.script.fault({ kind: 'rest', status: 429, times: 1, after: 1, path: 'users/@me/channels$' });
    await door.script.fault({ kind: 'dm-closed', user: door.linus.id, closed: true });
    expect(await discord.sendDirect(BigInt(door.linus.id), { content: 'x' })).toEqual({ refused: 50007 });
    await expect.poll(() => stoppedUntil(db, now)).not.toBeNull();
    expect(await sweepAt(later(60))).toMatchObject({ sent: 0 });
    expect(await sweepAt(later(601))).toMatchObject({ sent: 1 });
    expect(await received()).toBe(1);
  });
});
