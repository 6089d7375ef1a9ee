import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from './journal.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'sandbox-'));

test('the last line of a record counts, and a removed record is gone', () => {
  const where = folder();
  const first = openJournal(where);
  first.write('people', '1', { name: 'Ada' });
  first.write('people', '2', { name: 'Linus' });
  first.write('people', '1', { name: 'Ada L.' });
  first.write('people', '2', undefined);
  first.close();
  expect([...openJournal(where).records('people')]).toEqual([['1', { name: 'Ada L.' }]]);
});

test('a torn last line is dropped, and what is written next is whole', () => {
  const where = folder();
  const path = join(where, 'world.jsonl');
  const first = openJournal(where);
  first.write('people', '1', 'whole');
  first.close();
  appendFileSync(path, '{"table":"people","id":"2","val');
  const second = openJournal(where);
  expect([...second.records('people').keys()]).toEqual(['1']);
  second.write('people', '3', 'after');
  second.close();
  expect([...openJournal(where).records('people').keys()]).toEqual(['1', '3']);
});

test('opening it drops what is out of date', () => {
  const where = folder();
  const first = openJournal(where);
  for (let n = 0; n < 100; n++) first.write('people', '1', n);
  first.close();
  openJournal(where).close();
  expect(readFileSync(join(where, 'world.jsonl'), 'utf8')).toBe('{"table":"people","id":"1","value":99}\n');
});

test('damage in the middle is reported with its line, not passed over', () => {
  const where = folder();
  writeFileSync(
    join(where, 'world.jsonl'),
    '{"table":"a","id":"1","value":1}\n{oops\n{"table":"a","id":"2","value":2}\n',
  );
  expect(() => openJournal(where)).toThrow('line 2');
});
