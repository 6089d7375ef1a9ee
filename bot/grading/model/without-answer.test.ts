import { expect, it } from 'vitest';
import { withoutAnswer } from './without-answer.ts';

const answer = 'A replica may lag behind its leader, so a read there can be stale.';
const LEFT_OUT = '(left out: it repeats the answer)';

it.each([
  `{"input": "${answer}"}`,
  'input: …behind   its\\nleader, SO A…',
  "I can't grade “a read there can be stale”.",
])('leaves out what repeats the answer: %s', (text) => {
  expect(withoutAnswer(text, answer)).toBe(LEFT_OUT);
});

it('keeps what only shares some words with it', () => {
  for (const text of ['Incorrect API key: it may be stale.', '404 no such model', ''])
    expect(withoutAnswer(text, answer)).toBe(text);
  expect(withoutAnswer('anything', '…')).toBe('anything');
});

it('sees an answer of a word or two as a whole', () => {
  expect(withoutAnswer('bad text "use Paxos!"', 'Use Paxos')).toBe(LEFT_OUT);
  expect(withoutAnswer('do not use it', 'Use Paxos')).toBe('do not use it');
});
