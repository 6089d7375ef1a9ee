import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { type Definition, definitions, registerCommands, sameDefinitions } from './registration.ts';
import type { Command, Verb } from './route.ts';

const verb: Verb = { description: 'A verb', answer: 'private', run: async () => ({ content: 'done' }) };
const deckOption = { type: ApplicationCommandOptionType.String as const, name: 'deck', description: 'Which deck' };
const commands: Command[] = [
  { ...verb, name: 'study', options: [deckOption], complete: { deck: async () => [] } },
  { name: 'deck', description: 'Decks', subcommands: { list: verb } },
];

/** The way Discord gives commands back: with ids, defaults, keys in its own order, and what is empty left out. */
function asRegistered(definition: Definition, at: number): unknown {
  const { contexts, integration_types, options, ...rest } = definition as Definition & Record<string, unknown[]>;
  return {
    id: String(at),
    application_id: '1',
    version: '2',
    default_member_permissions: null,
    nsfw: false,
    dm_permission: true,
    ...(options &&
      options.length > 0 && { options: options.map((option) => ({ required: false, ...(option as object) })) }),
    contexts: [...(contexts ?? [])].reverse(),
    integration_types: [...(integration_types ?? [])].reverse(),
    ...rest,
  };
}

test('definitions say where the commands work, and which options are completed', () => {
  const [study, deck] = definitions(commands);
  expect(study).toMatchObject({
    name: 'study',
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [{ name: 'deck', autocomplete: true }],
  });
  expect(deck).toMatchObject({ options: [{ type: 1, name: 'list', description: 'A verb', options: [] }] });
});

describe('what Discord has', () => {
  const declared = definitions(commands);
  const registered = declared.map(asRegistered).reverse();

  test('is the same despite ids, defaults and order', () => {
    expect(sameDefinitions(registered, declared)).toBe(true);
  });

  test.each<[string, Command[]]>([
    ['a new command', [...commands, { ...verb, name: 'help' }]],
    ['a command less', commands.slice(0, 1)],
    ['another description', [{ ...commands[0]!, description: 'Another' }, commands[1]!]],
    ['an option less', [{ ...verb, name: 'study' }, commands[1]!]],
    ['an option that no longer completes', [{ ...verb, name: 'study', options: [deckOption] }, commands[1]!]],
    [
      'an option that became required',
      [{ ...verb, name: 'study', options: [{ ...deckOption, required: true, autocomplete: true }] }, commands[1]!],
    ],
  ])('differs by %s', (_, changed) => {
    expect(sameDefinitions(registered, definitions(changed))).toBe(false);
  });

  test('is written when it differs and left alone when not', async () => {
    let stored: unknown[] = [];
    let writes = 0;
    const discord = {
      read: async () => stored,
      async replace(wanted: Definition[]) {
        writes++;
        stored = wanted.map(asRegistered);
      },
    };
    expect(await registerCommands(commands, discord)).toBe(true);
    expect(await registerCommands(commands, discord)).toBe(false);
    expect(writes).toBe(1);
  });
});
