import { expect, test } from 'vitest';
import { deckCards } from './cards.ts';
import { guideDeck } from './deck.ts';
import { oneChapter } from './fixtures/odd-guide.ts';

const fronts = (text: string, heading = 'Key Ideas') =>
  deckCards(guideDeck(oneChapter({ [heading]: text }), 'x.md')).map((card) => card.front);

test.each([
  ['- **Reliability**: It goes on.', 'What is reliability?'],
  ['- **Hash partitioning**: By hash.', 'What is hash partitioning?'],
  ['- **Isolation levels**: How much is seen.', 'What are isolation levels?'],
  ['- **B-tree index**: Pages.', 'What is a B-tree index?'],
  ['- **LSM-based index**: Files.', 'What is an LSM-based index?'],
  ['- **MVCC**: Many versions.', 'What is MVCC?'],
  ['- **Write-Ahead Log (WAL)**: First the log.', 'What is a write-ahead log (WAL)?'],
  ['- **Fault vs. Failure**: One part, or all.', 'Fault vs. failure: what is the difference?'],
  ['- **Cost of linearizability**: It waits.', 'What is the cost of linearizability?'],
  ['- **End-to-end argument**: At the ends.', 'What is the end-to-end argument?'],
  ['- **Unbundling the database**: Parts of their own.', 'What does unbundling the database mean?'],
  ['- **Schema-on-read (document)**: Later.', 'What is meant by “schema-on-read (document)”?'],
  ['- **The key insight**: All is derived.', 'A Chapter: what is the key insight?'],
  ['- **Request routing**: Who knows where to go? A table of routes.', 'Request routing: who knows where to go?'],
])('%s', (text, front) => {
  expect(fronts(text)).toEqual([front]);
});

test('what introduces a list says what its terms are', () => {
  expect(fronts('Three encoding formats:\n- **Binary**: Small.\n- **Textual**: Readable, a textual format.')).toEqual([
    'Binary: what characterizes this encoding format?',
    'Textual: what characterizes this encoding format?',
    'Binary and textual: how do they differ?',
  ]);
  expect(fronts('Two kinds of caches:\n- **Look-aside**: Ask first.\n- **Read-through**: It asks.')[0]).toBe(
    'Look-aside: what characterizes this kind of cache?',
  );
  expect(fronts('Known replication lag problems:\n- **Stale reads**: Old.\n- **Lost order**: Mixed.')[0]).toBe(
    'Stale reads: what is this known replication lag problem?',
  );
});

test('a heading of its own narrows the question', () => {
  expect(fronts('- **CP**: Consistent under partitions.', 'CAP Theorem — Properly Stated')).toEqual([
    'CAP Theorem: what is meant by “CP”?',
  ]);
});

test('a name keeps its capitals, another term does not', () => {
  const text = 'We use Bloom filters and warm caches.\n\n- **Bloom filters**: Bits.\n- **Warm caches**: Filled.';
  expect(fronts(text)).toEqual(['What are Bloom filters?', 'What are warm caches?']);
});

test('steps are asked for as steps', () => {
  expect(fronts('**MapReduce**:\n1. **Map**: Emit pairs.\n2. **Reduce**: Sum them up.')).toEqual([
    'MapReduce: what happens in the “Map” step?',
    'MapReduce: what happens in the “Reduce” step?',
  ]);
});

test('bullets below a term belong to its card', () => {
  const text =
    '1. **Log-structured engines** (LSM trees): Append only.\n   - Used by: Cassandra\n   - Compact in background';
  const [card] = deckCards(guideDeck(oneChapter({ 'Key Ideas': text }), 'x.md'));
  expect(card).toMatchObject({
    front: 'What are log-structured engines (LSM trees)?',
    back: 'Append only.\n- Used by: Cassandra\n- Compact in background',
  });
});

test('terms under a heading about trade-offs, where no table tells them, are trade-offs', () => {
  const cards = deckCards(
    guideDeck(oneChapter({ 'Core Concepts & Trade-offs': '- **Batching**: Faster, but later.' }), 'x.md'),
  );
  expect(cards.map((card) => card.kind)).toEqual(['tradeoff']);
});
