import { expect, test } from 'vitest';
import { oneChapter } from './fixtures/odd-guide.ts';
import { readGuide } from './guide.ts';
import { questionsOf } from './questions.ts';

const questions = (text: string) =>
  readGuide(oneChapter({ 'Interview Questions': text }))
    .chapters[0]!.sections.flatMap((section) => (section.role === 'questions' ? questionsOf(section) : []))
    .map(({ text: question, answer }) => [question, ...answer]);

test.each([
  ['1. **Why?**\n2. **How?**', [['Why?'], ['How?']]],
  ['1) Why?\n2) How?', [['Why?'], ['How?']]],
  ['- Why?\n- How?', [['Why?'], ['How?']]],
  ['1. **Why is it so?** Because it is.', [['Why is it so?', 'Because it is.']]],
  ['1. Why is it so?\n\n   Answer: Because it is.', [['Why is it so?', 'Because it is.']]],
  ['1. Why is it so?\n   - one reason\n   - another', [['Why is it so?', 'one reason', 'another']]],
  ['- Easy:\n  1. Why?\n- Hard\n  1. How?', [['Why?'], ['How?']]],
  ['**Q1: Why?**\n\nQ2. How?\n\nA: So.', [['Why?'], ['How?', 'So.']]],
  ['#### Why is it so?\n\nBecause it is.', [['Why is it so?', 'Because it is.']]],
  ['Some words before.\n\n1. Why?', [['Why?']]],
])('%j', (text, expected) => {
  expect(questions(text)).toEqual(expected);
});
