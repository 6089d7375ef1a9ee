import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customId, readCustomId } from './custom-id.ts';

const prefix = fc.stringMatching(/^[a-z]{1,10}(\.[a-z]{1,10})?$/);
const owner = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const keys = fc.array(fc.maxSafeNat(), { maxLength: 5 });

test('an id is read back as it was written, within 100 characters', () => {
  fc.assert(
    fc.property(prefix, owner, keys, (prefix, owner, keys) => {
      const id = customId(prefix, owner, ...keys);
      expect(id.length).toBeLessThanOrEqual(100);
      expect(readCustomId(id)).toEqual({ prefix, owner, keys });
    }),
  );
});

test.each([
  ['a fraction', () => customId('study.rate', 1n, 1.5)],
  ['a number below 0', () => customId('study.rate', 1n, -1)],
  ['a number past the safe integers', () => customId('study.rate', 1n, 2 ** 53)],
  ['an owner below 0', () => customId('study.rate', -1n)],
  ['a prefix with other characters', () => customId('study:rate', 1n)],
  ['more than 100 characters', () => customId('study.rate', 1n, ...Array(9).fill(Number.MAX_SAFE_INTEGER))],
])('%s is refused', (_, write) => {
  expect(write).toThrow(/^(study.rate: |"study:rate" is no prefix)/);
});

test.each([
  '',
  'study.rate',
  'study.rate:',
  'Study:1',
  'study.rate:1:-2',
  'study.rate:1::2',
  'study.rate:1:zzzzzzzzzzzzz',
])('"%s" is no id of ours', (id) => {
  expect(readCustomId(id)).toBeUndefined();
});

test('any text can be read without an error', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (id) => void readCustomId(id)));
});
