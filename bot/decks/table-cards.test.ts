import { describe, expect, test } from 'vitest';
import { deckCards } from './cards.ts';
import { guideDeck } from './deck.ts';
import { oneChapter } from './fixtures/odd-guide.ts';

const plain = (table: string, heading = 'Compared') =>
  deckCards(guideDeck(oneChapter({ 'Key Ideas': 'Of trees, logs, high and low.', [heading]: table }), 'x.md'));
const authored = (table: string) =>
  deckCards({
    ...guideDeck(oneChapter({ 'Key Ideas': 'Of trees and logs.', Compared: table }), 'x.md'),
    anchored: true,
    status: 'approved',
  });

describe('columns are the choices', () => {
  const table = '| Aspect | Trees | Logs |\n|---|---|---|\n| Reads | Fast | Slow |\n| Writes | Slow | Fast |';

  test('a row asks how they differ, and the flip side when to choose which', () => {
    expect(plain(table).map(({ front, back }) => ({ front, back }))).toEqual([
      { front: 'Reads: how do trees and logs differ?', back: '- Trees: Fast\n- Logs: Slow' },
      { front: 'Writes: how do trees and logs differ?', back: '- Trees: Slow\n- Logs: Fast' },
      {
        front: 'When would you choose trees rather than logs, judging by how they differ?',
        back: '- Reads: Fast\n- Writes: Slow',
      },
      {
        front: 'When would you choose logs rather than trees, judging by how they differ?',
        back: '- Reads: Slow\n- Writes: Fast',
      },
    ]);
  });

  test('the flip sides are siblings', () => {
    expect(
      new Set(
        plain(table)
          .slice(2)
          .map((card) => card.group),
      ).size,
    ).toBe(1);
    expect(plain(table)[2]?.group).not.toBeNull();
  });

  test('an empty first head and missing pipes at the ends change nothing', () => {
    const bare = 'Aspect | Trees | Logs\n---|---|---\nReads | Fast | Slow\nWrites | Slow | Fast';
    const fronts = plain(table).map((card) => card.front);
    expect(plain(table.replace('Aspect', '')).map((card) => card.front)).toEqual(fronts);
    expect(plain(bare).map((card) => card.front)).toEqual(fronts);
  });

  test('a row that says when to choose gives a card for each column', () => {
    const cards = authored(
      `${table.replace('Reads', 'Reads {#reads}')}\n| Choose when {#choice} | Reads dominate | Writes dominate |`,
    );
    expect(cards.map(({ id, front, back }) => ({ id, front, back }))).toEqual([
      { id: 'ch1-t-reads', front: 'Reads: how do trees and logs differ?', back: '- Trees: Fast\n- Logs: Slow' },
      { id: 'ch1-t-choice-trees', front: 'When would you choose trees rather than logs?', back: 'Reads dominate' },
      { id: 'ch1-t-choice-logs', front: 'When would you choose logs rather than trees?', back: 'Writes dominate' },
    ]);
    expect(cards[1]?.group).toBe(cards[2]?.group);
  });

  test("a column's head may have an anchor", () => {
    const [card] = authored(table.replace('Logs', 'Logs {#logs}'));
    expect(card).toMatchObject({
      id: 'ch1-t-logs',
      front: 'When would you choose logs rather than trees, judging by how they differ?',
    });
  });

  test("an author's question comes first", () => {
    const [card] = authored(table.replace('Reads', 'Reads {#reads ask="What does a read cost?"}'));
    expect(card?.front).toBe('What does a read cost?');
  });
});

test('rows are the choices: when to choose which, and how they compare in each column', () => {
  const cards = plain('| Format | Size | Speed |\n|---|---|---|\n| JSON | Large | Slow |\n| Avro | Small | Fast |');
  expect(cards.map((card) => card.front)).toEqual([
    'When would you choose JSON rather than Avro, judging by how they differ?',
    'When would you choose Avro rather than JSON, judging by how they differ?',
    'Size: how do JSON and Avro compare?',
    'Speed: how do JSON and Avro compare?',
  ]);
  expect(cards[0]?.back).toBe('- Size: Large\n- Speed: Slow');
});

test('rows are the choices, with a column that says when', () => {
  const cards = plain(
    '| Tool | Size | Speed | Best for |\n|---|---|---|---|\n| A1 | Large | Slow | Files |\n| B2 | Small | Fast | Calls |',
  );
  expect(cards.slice(0, 2).map(({ front, back }) => ({ front, back }))).toEqual([
    { front: 'When would you choose A1 rather than B2?', back: 'Files' },
    { front: 'A1: what can you say about size and speed?', back: '- Size: Large\n- Speed: Slow' },
  ]);
});

test('rows are things of which the columns say something', () => {
  const table =
    '| Concept | What It Means | Trade-off |\n|---|---|---|\n| Hardware faults | Disks die | Redundancy |\n| Fault vs. Failure | A part, or all | Tolerate |';
  expect(plain(table).map(({ front, back }) => ({ front, back }))).toEqual([
    {
      front: 'Hardware faults: what are they, and what is the trade-off?',
      back: '- What It Means: Disks die\n- Trade-off: Redundancy',
    },
    {
      front: 'Fault vs. failure: what is the difference, and what is the trade-off?',
      back: '- What It Means: A part, or all\n- Trade-off: Tolerate',
    },
  ]);
});

test('two columns are a term and what it is', () => {
  const cards = plain('| Problem | Solution |\n|---|---|\n| Hot keys | Split them |');
  expect(cards.map((card) => card.front)).toEqual(['Hot keys: what is the solution?']);
});

test('marks are told in the words of the legend', () => {
  const table =
    '| Level | Dirty reads | Lost updates | Cost |\n|---|---|---|---|\n| Low | ✗ | ✗ | Small |\n| High | ✓ | depends | Large |\n\n(✓ = prevented, ✗ = possible)';
  expect(plain(table, 'Isolation Levels').map(({ front, back }) => ({ front, back }))).toEqual([
    {
      front: 'Low: which of dirty reads and lost updates are prevented, and which possible?',
      back: '- Possible: dirty reads and lost updates\n- Cost: Small',
    },
    {
      front: 'High: which of dirty reads and lost updates are prevented, and which possible?',
      back: '- Prevented: dirty reads\n- Lost updates: depends\n- Cost: Large',
    },
    {
      front: 'Dirty reads: prevented at which isolation levels, and possible at which?',
      back: '- Prevented: high\n- Possible: low',
    },
    {
      front: 'Lost updates: prevented at which isolation levels, and possible at which?',
      back: '- Possible: low\n- Depends: high',
    },
  ]);
});

test('several tables of one section have ids of their own', () => {
  const table = (a: string, b: string) => `| Aspect | ${a} | ${b} |\n|---|---|---|\n| Cost | Low | High |`;
  const ids = plain(`${table('A1', 'B2')}\n\n${table('C3', 'D4')}`).map((card) => card.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('ch1-t-cost-a1-b2');
  expect(ids).toContain('ch1-t-cost-c3-d4');
});

test('a table of hundreds of rows asks no question that names them all', () => {
  const rows = Array.from({ length: 300 }, (_, i) => `| N${i} | ${i} MB | ${i} ms |`).join('\n');
  const cards = plain(`| Format | Size | Speed |\n|---|---|---|\n${rows}`);
  expect(cards).toHaveLength(300);
  expect(cards[0]?.front).toBe('When would you choose N0 rather than another, judging by how they differ?');
});
