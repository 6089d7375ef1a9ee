import { expect, test } from 'vitest';
// @ts-expect-error The page is plain JavaScript, without types.
import { commandEntries, completeEntry, matchingEntries } from './commands.js';

const deck = { type: 3, name: 'deck', description: 'Which deck' };
const commands = [
  { name: 'study', type: 1, description: 'Review', options: [deck] },
  {
    name: 'settings',
    description: 'Settings',
    options: [
      { type: 1, name: 'show', description: 'Show', options: [deck] },
      { type: 2, name: 'limit', description: '', options: [{ type: 1, name: 'set', description: 'Set' }] },
    ],
  },
  { name: 'help', description: 'Help', contexts: [1] },
  { name: 'Look up', type: 3, description: '' },
  { name: 'study', type: 1, description: 'The same, installed by the person' },
];
type Entry = { label: string };
const labels = (entries: Entry[]) => entries.map(({ label }) => label);

test('each subcommand is an entry of its own, with what the server needs to run it', () => {
  const entries = commandEntries(commands, { direct: true });
  expect(labels(entries)).toEqual(['help', 'settings limit set', 'settings show', 'study']);
  expect(entries[1]).toEqual({
    label: 'settings limit set',
    name: 'settings',
    subcommand: 'limit set',
    description: 'Set',
    options: [],
  });
  expect(entries[2]).toMatchObject({ name: 'settings', subcommand: 'show', options: [deck] });
  expect(entries[3]).toEqual({ label: 'study', name: 'study', description: 'Review', options: [deck] });
});

test('a command for direct messages is not offered in the server', () => {
  expect(labels(commandEntries(commands, { direct: false }))).not.toContain('help');
});

test('what begins as typed comes before what only contains it', () => {
  const entries = commandEntries(commands, { direct: true });
  expect(labels(matchingEntries(entries, 's'))).toEqual(['settings limit set', 'settings show', 'study']);
  expect(labels(matchingEntries(entries, 'SHO'))).toEqual(['settings show']);
  expect(labels(matchingEntries(entries, ''))).toHaveLength(4);
  expect(matchingEntries(entries, 'nothing')).toEqual([]);
});

test('a command counts as typed out when the space after it comes', () => {
  const entries = commandEntries(commands, { direct: true });
  expect(completeEntry(entries, 'study')).toBeUndefined();
  expect(completeEntry(entries, 'study ')?.label).toBe('study');
  expect(completeEntry(entries, 'settings ')).toBeUndefined();
});
