// What the sandbox's own tests share: a real discord.js client on a sandbox in memory, and people who use it.

import { Client, Events, GatewayIntentBits, type Interaction, Partials, type REST } from 'discord.js';
import { type APIMessage, type RESTError, Routes } from 'discord-api-types/v10';
import { type Sandbox, type SandboxSettings, startSandbox } from './sandbox.ts';
import { type ScriptClient, type ScriptPerson, scriptClient } from './script-client.ts';

export type TestBot = AsyncDisposable & {
  sandbox: Sandbox;
  client: Client;
  rest: REST;
  script: ScriptClient;
  ada: ScriptPerson;
  linus: ScriptPerson;
  /** The id of `#random`. */
  random: string;
  /** What a handler threw. */
  errors: unknown[];
  /** Replaces what the bot does with interactions. */
  on(handler: (interaction: Interaction) => Promise<unknown>): void;
};

export const COMMANDS = [
  { name: 'study', description: 'Study a card', integration_types: [0, 1], contexts: [0, 1, 2] },
];

export async function testBot(settings: SandboxSettings = {}, commands: object[] = COMMANDS): Promise<TestBot> {
  const sandbox = await startSandbox({ rateLimits: false, ...settings });
  const client = newClient(sandbox);
  await ready(client, sandbox);
  await client.rest.put(Routes.applicationCommands(sandbox.applicationId), { body: commands });
  const script = scriptClient(sandbox.url);
  const ada = await script.login('Ada');
  const errors: unknown[] = [];
  let handler: (interaction: Interaction) => Promise<unknown> = async () => {};
  client.on(Events.InteractionCreate, (interaction) => {
    handler(interaction).catch((error: unknown) => errors.push(error));
  });
  return {
    sandbox,
    client,
    rest: client.rest,
    script,
    ada,
    linus: await script.login('Linus'),
    random: (await ada.channel('random')).id,
    errors,
    on(next) {
      handler = next;
    },
    async [Symbol.asyncDispose]() {
      await client.destroy();
      await sandbox.close();
    },
  };
}

export function newClient(sandbox: Sandbox): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: sandbox.api, version: '10', retries: 0 },
  });
}

export async function ready(client: Client, sandbox: Sandbox): Promise<void> {
  const up = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  await up;
}

/** The status, code and body with which a raw request was answered. */
export type Raw = { status: number; body: RESTError & APIMessage; headers: Headers };

/** A request that no client library checks or repeats. */
export async function raw(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<Raw> {
  const response = await fetch(`${sandbox.api}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
}

/** A row of buttons with these labels, whose custom_ids are the labels in lower case. */
export function buttons(...labels: string[]) {
  return [
    { type: 1, components: labels.map((label) => ({ type: 2, style: 1, label, custom_id: label.toLowerCase() })) },
  ];
}
