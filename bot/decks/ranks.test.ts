import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardRanks } from './ranks.ts';

const card = (id: string, chapter: number, essential = false) => ({ id, chapter, essential });

test('the guide rank is the order of the guide', () => {
  const ranks = cardRanks([card('a', 1), card('b', 2, true), card('c', 1)]);
  expect(['a', 'b', 'c'].map((id) => ranks.get(id)?.guideRank)).toEqual([0, 1, 2]);
});

test('before an interview essentials come first, chapter by chapter in turn', () => {
  const cards = [
    card('1a', 1, true),
    card('1b', 1),
    card('1c', 1, true),
    card('2a', 2, true),
    card('2b', 2),
    card('3a', 3),
  ];
  const ranks = cardRanks(cards);
  const order = [...cards].sort((a, b) => ranks.get(a.id)!.interviewRank - ranks.get(b.id)!.interviewRank);
  expect(order.map(({ id }) => id)).toEqual(['1a', '2a', '1c', '1b', '2b', '3a']);
});

test('any chapters alone are interleaved too', () => {
  const some = fc.array(fc.record({ chapter: fc.integer({ min: 1, max: 4 }), essential: fc.boolean() }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(some, fc.subarray([1, 2, 3, 4]), (list, chapters) => {
      const cards = list.map((entry, i) => ({ ...entry, id: String(i) })).sort((a, b) => a.chapter - b.chapter);
      const ranks = cardRanks(cards);
      const chosen = cards
        .filter((one) => chapters.includes(one.chapter) && one.essential)
        .sort((a, b) => ranks.get(a.id)!.interviewRank - ranks.get(b.id)!.interviewRank);
      const seen = new Map<number, number>();
      chosen.forEach((one) => {
        const round = seen.get(one.chapter) ?? 0;
        seen.set(one.chapter, round + 1);
        for (const other of chapters) {
          const all = chosen.filter((card) => card.chapter === other).length;
          expect(seen.get(other) ?? 0).toBeGreaterThanOrEqual(Math.min(round, all));
        }
      });
    }),
  );
});
