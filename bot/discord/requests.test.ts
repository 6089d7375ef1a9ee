// Requests as Discord refuses them: real discord.js on a real socket against the sandbox.
import { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Discord } from './gateway.ts';
import { countsTowardsBan, requests } from './requests.ts';
import { openTestDoor, type TestDoor, testRoutes } from './test-door.ts';

let door: TestDoor;
let discord: Discord;
let counted = 0;
beforeAll(async () => {
  door = await openTestDoor();
  discord = await door.connect(testRoutes(), { onCounted: () => counted++ });
});
afterEach(async () => {
  await door.script.fault({ kind: 'clear' });
  counted = 0;
});
afterAll(() => door.close());

const greet = () => discord.sendDirect(BigInt(door.ada.id), { content: 'Time to study' });
const MESSAGES = 'channels/\\d+/messages$';

test('one refusal of the token does not silence the bot for good', async () => {
  const rest = requests(new REST({ api: door.sandbox.api, version: '10' }), door.sandbox.token);
  await door.script.fault({ kind: 'rest', status: 401, times: 1, path: 'users/@me$' });
  await expect(rest.get(Routes.user())).rejects.toMatchObject({ status: 401 });
  expect(await rest.get(Routes.user())).toMatchObject({ id: door.sandbox.applicationId });
});

describe('what Discord counts towards a ban of the address is told', () => {
  test('for a 429 that is waited out, each time', async () => {
    await door.script.fault({ kind: 'rest', status: 429, times: 2, after: 1, path: MESSAGES });
    expect(await greet()).toMatchObject({ messageId: expect.any(BigInt) });
    expect(counted).toBe(2);
  });

  test('for a 403, whoever caused it', async () => {
    await door.script.fault({ kind: 'dm-closed', user: door.ada.id, closed: true });
    expect(await greet()).toEqual({ refused: 50007 });
    await door.script.fault({ kind: 'rest', status: 403, times: 1, path: 'callback$' });
    await door.ada.command(door.channel, 'probe', { subcommand: 'public' });
    expect(counted).toBe(2);
  });

  test('not for what is repeated after a 503', async () => {
    await door.script.fault({ kind: 'rest', status: 503, times: 2, path: MESSAGES });
    await greet();
    expect(counted).toBe(0);
  });

  test.each([
    [401, {}, true],
    [403, {}, true],
    [404, {}, false],
    [429, {}, true],
    [429, { 'x-ratelimit-scope': 'global' }, true],
    [429, { 'x-ratelimit-scope': 'shared' }, false],
  ])('%i with %o: %s', (status, headers, expected) => {
    expect(countsTowardsBan({ status, headers: new Headers(headers as Record<string, string>) })).toBe(expected);
  });
});
