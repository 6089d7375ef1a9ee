import { expect, test } from 'vitest';
// @ts-expect-error The page is plain JavaScript, without types.
import { ATTACHMENT, BOOLEAN, entryProblem, INTEGER, LARGEST_FILE, NUMBER, STRING, sendable } from './options.js';

const text = (words: string) => ({ text: words });
const limits = { min_value: 1, max_value: 12 };

test.each([
  [{ type: STRING, required: true }, text('  '), 'This option is required.'],
  [{ type: STRING }, text(''), undefined],
  [{ type: STRING, min_length: 3 }, text('ab'), 'At least 3 characters are needed.'],
  [{ type: STRING, max_length: 3 }, text('abcd'), 'At most 3 characters fit.'],
  [{ type: STRING, choices: [{ name: 'A', value: 'a' }] }, text('B'), 'Pick one from the list.'],
  [{ type: STRING, autocomplete: true }, text('anything'), undefined],
  [{ type: BOOLEAN }, text('perhaps'), 'Pick one from the list.'],
  [{ type: BOOLEAN }, { text: 'False', chosen: { name: 'False', value: false } }, undefined],
  [{ type: INTEGER, ...limits }, text('12'), undefined],
  [{ type: INTEGER, ...limits }, text('13'), 'The number must be from 1 to 12.'],
  [{ type: INTEGER, min_value: 0 }, text('-1'), 'The number must be 0 or more.'],
  [{ type: NUMBER, max_value: 0.95 }, text('0.96'), 'The number must be 0.95 or less.'],
  [{ type: INTEGER }, text('1.5'), 'A whole number is needed.'],
  [{ type: NUMBER }, text('many'), 'A number is needed.'],
  [{ type: ATTACHMENT, required: true }, { text: '' }, 'This option is required.'],
  [{ type: ATTACHMENT }, { text: '', file: { size: LARGEST_FILE + 1 } }, 'The file is larger than 10 MB.'],
])('%o with %o: %s', (option, entry, problem) => {
  expect(entryProblem(option, entry)).toBe(problem);
});

test('what is left empty is not sent, numbers are numbers, and files go apart', () => {
  const options = [
    { type: STRING, name: 'deck' },
    { type: INTEGER, name: 'chapter' },
    { type: BOOLEAN, name: 'fresh' },
    { type: STRING, name: 'note' },
    { type: ATTACHMENT, name: 'guide' },
  ];
  const file = { name: 'guide.md', size: 3 };
  const entries = {
    deck: { text: 'Kafka in depth', chosen: { name: 'Kafka in depth', value: 'kafka' } },
    chapter: text(' 3 '),
    fresh: { text: 'False', chosen: { name: 'False', value: false } },
    note: text(' '),
    guide: { text: '', file },
  };
  expect(sendable(options, entries)).toEqual({
    options: { deck: 'kafka', chapter: 3, fresh: false },
    files: { guide: file },
  });
});
