import { describe, expect, it } from 'vitest';
import { quotationFinder, speaksOf } from './quotations.ts';

const find = quotationFinder([
  {
    heading: 'LSM trees',
    text: `An **LSM tree** buffers writes in a _memtable_;
when it is full, it's flushed to a [sorted file](https://example.org/sst).

> Compaction merges files — in the background.

1. Bloom filters say “not here” with p < 0.01`,
  },
  { heading: 'B-trees', text: '| Aspect | B-trees |\n|---|---|\n| Writes | Pages are overwritten `in place` |' },
]);

describe('a quotation is found', () => {
  it.each([
    ['letter by letter', 'buffers writes in a', 'LSM trees'],
    ['without the marks of Markdown', 'An LSM tree buffers writes in a memtable', 'LSM trees'],
    ['with marks of its own', '> **An LSM tree** buffers writes', 'LSM trees'],
    ['over a line break', 'a memtable; when it is full', 'LSM trees'],
    ['in other case, quotes and dashes', 'COMPACTION merges files - in the background', 'LSM trees'],
    ['with the other apostrophe', 'it’s flushed to a sorted file', 'LSM trees'],
    ['in a numbered point', '1. Bloom filters say "not here"', 'LSM trees'],
    ['in a row of a table', 'Writes | Pages are overwritten in place', 'B-trees'],
  ])('%s', (_, quotation, heading) => {
    expect(find(quotation)).toBe(heading);
  });
});

describe('a quotation is worth nothing', () => {
  it.each([
    ['when it is invented', 'LSM trees never lose a write'],
    ['when a word is another', 'An LSM tree buffers reads in a memtable'],
    ['when words are left out', 'An LSM tree buffers writes … flushed to a sorted file'],
    ['when it cuts a word in two', 'ompaction merges files'],
    ['when a sign is another', 'with p > 0.01'],
    ['when a number is another', 'not here with p < 0.1'],
    ['when it spans two sections', 'with p < 0.01 Aspect B-trees'],
    ['when it is too short to show anything', 'LSM tree'],
    ['when it says nothing', 'when it is'],
    ['when it is empty', ''],
  ])('%s', (_, quotation) => {
    expect(find(quotation)).toBeNull();
  });

  it('for a claim with which it shares no telling word', () => {
    expect(speaksOf('Compaction merges files in the background', 'Merging happens later')).toBe(true);
    expect(speaksOf('Compaction merges files in the background', 'Quorums need a majority')).toBe(false);
  });
});
