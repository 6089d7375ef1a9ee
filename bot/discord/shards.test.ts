// A process that holds some of the shards, or none, and what the door tells of its work.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTestDoor, type TestDoor, testRoutes } from './test-door.ts';

let door: TestDoor;
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(() => door.close());

describe('shards', () => {
  test('are connected and ended as told, and each hears its own part', async () => {
    const guild = (await door.ada.state()).guild.id;
    const own = Number((BigInt(guild) >> 22n) % 2n);
    const routes = testRoutes();
    const discord = await door.connect(routes, { gateway: 'shards' });
    expect(discord.held()).toEqual([]);
    expect((await door.ada.state()).bot.online).toBe(false);

    await discord.hold([0, 1], 2);
    expect(discord.held()).toEqual([0, 1].map((shard) => ({ shard, ready: true })));
    const outcome = await door.ada.command(door.channel, 'probe', { subcommand: 'public' });
    expect(outcome.message?.content).toBe('Ada: nothing');
    expect(routes.runs).toHaveLength(1);

    await discord.hold([1 - own], 2);
    expect(discord.held()).toEqual([{ shard: 1 - own, ready: true }]);
    const unheard = await door.ada.command(door.channel, 'probe', { subcommand: 'public' });
    expect(unheard.problem).toBe('no answer within 3 s');
    await discord.hold([], 2);
    await vi.waitFor(async () => expect((await door.ada.state()).bot.online).toBe(false));
  });

  test('wait for their turn to identify themselves, and give it up when they are not wanted any more', async () => {
    const asked: string[] = [];
    const turn = Promise.withResolvers<void>();
    const discord = await door.connect(testRoutes(), {
      gateway: 'shards',
      async beforeIdentify(shard, concurrency, signal) {
        asked.push(`${shard} of ${concurrency}`);
        await Promise.race([turn.promise, new Promise((_, reject) => signal.addEventListener('abort', reject))]);
      },
    });
    const holding = discord.hold([0, 1], 2);
    await vi.waitFor(() => expect(asked.toSorted()).toEqual(['0 of 16', '1 of 16']));
    expect(discord.held()).toEqual([0, 1].map((shard) => ({ shard, ready: false })));
    const holdingLess = discord.hold([0], 2);
    turn.resolve();
    await Promise.all([holding, holdingLess]);
    await vi.waitFor(() => expect(discord.held()).toEqual([{ shard: 0, ready: true }]));
    await sleep(200);
    expect(discord.held()).toEqual([{ shard: 0, ready: true }]);
  });

  test('are none of a worker’s, which sends all the same and registers nothing', async () => {
    const worker = await door.connect(testRoutes(), { gateway: 'none' });
    await worker.sendDirect(BigInt(door.ada.id), { content: 'Time to study' });
    expect((await door.ada.messages(await door.ada.dm())).map(({ content }) => content)).toEqual(['Time to study']);
    expect((await door.ada.state()).bot.online).toBe(false);
    expect(door.requests(/commands$/)).toEqual([]);
    expect(await worker.recommendedShards()).toBe(1);
  });
});

describe('what the door tells of its work', () => {
  test('is each interaction with its outcome, and each response of Discord', async () => {
    const answered: { route: string; outcome: string; deferred: boolean; ms: number }[] = [];
    const requests: { method: string; status: number }[] = [];
    await door.connect(testRoutes(), {
      onAnswered: (one) => answered.push(one),
      onRequest: (one) => requests.push(one),
    });
    const probe = (options: Record<string, number>) =>
      door.ada.command(door.channel, 'probe', { subcommand: 'public', options });
    await probe({});
    await probe({ wait: 300 });
    await probe({ fail: 1 });
    await probe({ fail: 2 });
    await door.ada.autocomplete(door.channel, 'probe', { subcommand: 'public', option: 'word', value: 'a' });
    await vi.waitFor(() => expect(answered).toHaveLength(5));
    expect(answered.map(({ route, outcome, deferred }) => [route, outcome, deferred])).toEqual([
      ['/probe public', 'answered', false],
      ['/probe public', 'answered', true],
      ['/probe public', 'refused', false],
      ['/probe public', 'fault', false],
      ['/probe public', 'answered', false],
    ]);
    expect(answered[1]!.ms).toBeGreaterThan(290);
    await door.script.fault({ kind: 'rest', status: 502, times: 1, path: 'callback' });
    await probe({});
    expect(requests).toContainEqual({ method: 'POST', status: 502 });
    expect(requests).toContainEqual({ method: 'PUT', status: 200 });
  });
});
