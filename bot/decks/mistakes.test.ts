import { expect, test } from 'vitest';
import { oneChapter } from './fixtures/odd-guide.ts';
import { readGuide } from './guide.ts';
import { mistakesOf } from './mistakes.ts';

const mistakes = (text: string) =>
  readGuide(oneChapter({ 'Common Mistakes': text }))
    .chapters[0]!.sections.flatMap((section) => (section.role === 'mistakes' ? mistakesOf(section) : []))
    .map(({ mistake, reason }) => [mistake, reason]);

test.each([
  ['- Ignoring human error — it causes most outages', 'Ignoring human error', 'It causes most outages.'],
  ['- Partitioning by time → all writes go to one node', 'Partitioning by time', 'All writes go to one node.'],
  ['- Retrying at once - it makes things worse', 'Retrying at once', 'It makes things worse.'],
  ['- Over-normalizing schemas (7 joins for a read)', 'Over-normalizing schemas', '7 joins for a read.'],
  ['- Using averages (p99 can be 10x)', 'Using averages', 'p99 can be 10x.'],
  ['- Adding joins (which it does badly)', 'Adding joins (which it does badly)', ''],
  [
    '- Partitioning by a rising key (time, number) → one hot node',
    'Partitioning by a rising key (time, number)',
    'One hot node.',
  ],
  ['- Trusting clocks. They drift.', 'Trusting clocks', 'They drift.'],
  ['- Setting static timeouts', 'Setting static timeouts', ''],
  ['- **Trusting clocks.** They drift. Use counters.', 'Trusting clocks', 'They drift. Use counters.'],
  ['- **Trusting clocks**: they drift', 'Trusting clocks', 'They drift.'],
  ['- **Trusting clocks — they drift**', 'Trusting clocks', 'They drift.'],
  ['- Trusting clocks\n  - they drift\n  - they jump', 'Trusting clocks', 'they drift they jump'],
  ['| Mistake | Why |\n|---|---|\n| Trusting clocks | They drift |', 'Trusting clocks', 'Why: They drift'],
  ['#### Trusting clocks\n\nThey drift.', 'Trusting clocks', 'They drift.'],
  ['#### Mistake 1: Trusting clocks\n\nThey drift.', 'Trusting clocks', 'They drift.'],
])('%j', (text, mistake, reason) => {
  expect(mistakes(text)).toEqual([[mistake, reason]]);
});

test('sub-headings that only group them are no mistakes', () => {
  expect(mistakes('#### With clocks\n\n- Trusting them\n\n#### With locks\n\n- Holding them')).toEqual([
    ['Trusting them', ''],
    ['Holding them', ''],
  ]);
});
