import { expect, test } from 'vitest';
import { ChapterSearch, mostLooked } from './extract.ts';
import { oneChapter } from './fixtures/odd-guide.ts';
import { readGuide } from './guide.ts';
import { chapterPassages } from './passages.ts';

const chapter = (sections: Record<string, string>) => readGuide(oneChapter(sections)).chapters[0]!;
const locks = chapter({
  'Key Ideas': [
    '- **Fencing token**: A number that rises with every lock. The store refuses a smaller one.',
    '- **Lease**: A lock that ends by itself after a while.',
    '- **Heartbeat**: A sign of life that is sent again and again.',
    '',
    'A process may pause for seconds without noticing. Clocks drift apart.',
  ].join('\n'),
  Compared: '| Aspect | Lock | Lease |\n|---|---|---|\n| A holder crashes | It is held for ever | It ends |',
  'Interview Questions': '1. Why does a lock need a fencing token?\n2. What is quantum cryptography?',
  'Common Mistakes': '- Trusting a lease after a pause — it may have ended',
});

test('the best passage comes first, in words of the chapter', () => {
  const search = new ChapterSearch(locks);
  const [first] = search.support('Why does a lock need a fencing token?', 3);
  expect(first).toMatchObject({
    text: 'Fencing token: A number that rises with every lock. The store refuses a smaller one.',
    heading: 'Key Ideas',
    line: 5,
  });
  expect(search.support('What happens when the holder crashes?', 1)[0]?.text).toBe(
    'A holder crashes — Lock: It is held for ever; Lease: It ends',
  );
});

test('forms of a word meet', () => {
  expect(new ChapterSearch(locks).support('Which pauses do processes make?', 1)[0]?.text).toContain('may pause');
});

test('a chapter that says nothing to a question gives nothing', () => {
  expect(new ChapterSearch(locks).support('What is quantum cryptography?', 5)).toEqual([]);
});

test('questions, exercises and statements that cannot stand alone support nothing', () => {
  const texts = chapterPassages(
    chapter({
      'Key Ideas': '- This depends on the above.\n- A lock is held.',
      'Interview Questions': '1. Why?',
      'Practical Exercises': '1. Build a lock.',
    }),
  ).map((passage) => passage.text);
  expect(texts).toEqual(['A lock is held.']);
});

test('a bullet below a bold term is named by it', () => {
  const texts = chapterPassages(
    chapter({ 'Key Ideas': '**Network faults**:\n- Wait for an answer, then assume failure' }),
  );
  expect(texts.map((passage) => passage.text)).toEqual(['Network faults: Wait for an answer, then assume failure']);
});

test('the work of all searches in a chapter is bounded', () => {
  const bullets = Array.from({ length: 3000 }, (_, i) => `- Some words of bullet number ${i % 7} say the same`);
  const search = new ChapterSearch(chapter({ 'Key Ideas': bullets.join('\n') }));
  for (let i = 0; i < 20_000; i++) search.support('which words of a bullet number say the same', 5);
  expect(search.looked).toBeLessThan(mostLooked + 10_000);
});
