import { expect, test } from 'vitest';
import { asksYesOrNo } from './yes-or-no.ts';

test.each([
  'Is a cache a database?',
  'Can a lease outlive its holder?',
  'Leases: do they end by themselves?',
  'If the leader dies, can a follower take over?',
  'Should you index every column? Does it help?',
])('%s', (front) => {
  expect(asksYesOrNo(front)).toBe(true);
});

test.each([
  'Is a cache a database? Why, or why not?',
  'When would you choose a lease?',
  'Design a data model: would you use relational, document, or both? Why?',
  'Explain write skew. Can it be prevented?',
  'Would you use a lock or a lease?',
  'A node pauses for a minute. What does it hold afterwards?',
  'Trusting clocks: why is that a mistake?',
  'Describe a lease.',
])('%s asks for more', (front) => {
  expect(asksYesOrNo(front)).toBe(false);
});
