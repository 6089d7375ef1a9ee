// What stays in memory while many people come and go.
import { Events } from 'discord.js';
import { type APIInteraction, GatewayDispatchEvents, Routes } from 'discord-api-types/v10';
import { afterEach, expect, test, vi } from 'vitest';
import { startSandbox } from '../sandbox/sandbox.ts';
import { scriptClient } from '../sandbox/script-client.ts';
import { newClient, newRest } from './client.ts';
import { requests } from './requests.ts';
import { restTransport } from './rest-transport.ts';

const PEOPLE = 150;

afterEach(() => void vi.useRealTimers());

test('discord.js keeps no more than a few of the people and none of the direct channels and messages it saw', async () => {
  const sandbox = await startSandbox({ rateLimits: false });
  const client = newClient(sandbox.api, { shard: 0, count: 1 });
  const rest = requests(newRest(sandbox.api), sandbox.token);
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    void restTransport(rest, interaction).reply({ content: 'Here is a card' }, true);
  });
  await client.login(sandbox.token);
  await ready;
  await rest.put(Routes.applicationCommands(sandbox.applicationId), {
    body: [{ name: 'study', description: 'Study' }],
  });
  const channels = client.channels.cache.size;
  const script = scriptClient(sandbox.url);
  for (let nth = 0; nth < PEOPLE; nth++) {
    const person = await script.login(`Person ${nth}`);
    const dm = await person.dm();
    await person.command(dm, 'study');
    await person.command(await person.channel('random'), 'study');
    await person.say(dm, 'Thank you');
  }
  const members = client.guilds.cache.map((guild) => guild.members.cache.size);
  expect(Math.max(...members)).toBeLessThanOrEqual(11);
  expect(client.users.cache.size).toBeLessThanOrEqual(101);
  expect(client.channels.cache.size).toBe(channels);
  const kept = client.channels.cache.map((channel) => (channel.isTextBased() ? channel.messages.cache.size : 0));
  expect(Math.max(...kept)).toBe(0);
  await client.destroy();
  await sandbox.close();
});

test('an interaction whose answer was filled in later leaves nothing behind for longer than a minute', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const rest = newRest('http://127.0.0.1:1/api').setToken('a.token');
  for (let nth = 0; nth < 40; nth++) {
    const path = Routes.webhookMessage('100000000000000001', `token-${nth}`, '@original');
    await rest.patch(path, { body: {}, auth: false }).catch(() => undefined);
  }
  expect(rest.handlers.size).toBe(40);
  vi.advanceTimersByTime(60_000);
  expect(rest.handlers.size).toBe(0);
  rest.clearHandlerSweeper();
  rest.clearHashSweeper();
});
