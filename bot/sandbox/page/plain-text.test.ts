import { expect, test } from 'vitest';
// @ts-expect-error The page is plain JavaScript, without types.
import { messageText, plainText } from './plain-text.js';

const names = { user: () => 'Ada', channel: () => 'random', time: () => 'at noon' };

test('marks are left out, and what mentions stand for is said', () => {
  expect(plainText('**Hi** <@1>, see <#2>, </study:3> <t:5>\n> quoted', names)).toBe(
    'Hi @Ada, see #random, /study at noon quoted',
  );
});

test('a spoiler is not given away', () => {
  expect(plainText('The answer is ||42||.', names)).toBe('The answer is spoiler.');
});

test('lists are read one after the other', () => {
  expect(plainText('- one\n  - inner\n- two', names)).toBe('one; inner; two');
});

test('a message without content says what its embeds and files hold', () => {
  const embed = { title: 'Why?', description: 'Because', fields: [{ name: 'Left', value: '3' }] };
  const message = { content: '', embeds: [embed], attachments: [{ filename: 'cards.csv' }] };
  expect(messageText(message, names)).toBe('Why? Because. Left. 3. file cards.csv.');
});
