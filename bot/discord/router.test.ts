import { expect, test } from 'vitest';
import { customId } from './custom-id.ts';
import type { Command, Component, Verb } from './route.ts';
import { router } from './router.ts';

const verb: Verb = { description: 'A verb', answer: 'private', run: async () => ({ content: 'done' }) };
const study: Command = { ...verb, name: 'study' };
const deck: Command = { name: 'deck', description: 'Decks', subcommands: { list: verb, show: { ...verb } } };
const rate: Component = { prefix: 'study.rate', answer: 'update', run: async () => ({ content: 'rated' }) };

test('a command is found by its name, a subcommand by both', () => {
  const routes = router([study, deck], []);
  expect(routes.verb('study', undefined)).toBe(study);
  expect(routes.verb('deck', 'list')).toBe(verb);
  expect(routes.verb('deck', undefined)).toBeUndefined();
  expect(routes.verb('study', 'list')).toBeUndefined();
  expect(routes.verb('toString', undefined)).toBeUndefined();
});

test('a component is found by the prefix of its id, and the id is read', () => {
  const found = router([], [rate]).component(customId('study.rate', 7n, 1, 2));
  expect(found).toEqual({ component: rate, id: { prefix: 'study.rate', owner: 7n, keys: [1, 2] } });
});

test('ids that no route knows are not found', () => {
  const routes = router([], [rate]);
  expect(routes.component(customId('study.old', 7n))).toBeUndefined();
  expect(routes.component('study.rate')).toBeUndefined();
  expect(routes.component('anything at all')).toBeUndefined();
});

test.each([
  ['a name twice', () => router([study, study], []), 'the command "/study" is declared twice'],
  ['a prefix twice', () => router([], [rate, { ...rate }]), 'the prefix "study.rate" is declared twice'],
  ['a prefix of another shape', () => router([], [{ ...rate, prefix: 'Study:1' }]), 'the prefix "Study:1"'],
  ['a slow form', () => router([], [{ ...rate, answer: 'modal', slow: true }]), 'study.rate is slow'],
  ['a command that updates', () => router([{ ...study, answer: 'update' }], []), '/study answers by "update"'],
  [
    'choices for an option that is not there',
    () => router([{ ...study, complete: { deck: async () => [] } }], []),
    '/study completes the option "deck"',
  ],
])('%s fails when the routes are put together', (_, make, message) => {
  expect(make).toThrow(message);
});
