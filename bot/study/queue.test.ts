import { describe, expect, it } from 'vitest';
import { chooseNext, type Heads, limitsLeft } from './queue.ts';

const NOW = new Date('2026-06-10T10:00Z');
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const free = { newCards: 10, reviews: 200 };
const full: Heads = { learning: { cardId: 1, showFrom: inMinutes(-1) }, review: 2, newCard: 3 };

describe('the next card', () => {
  it('is a learning card that is due, then a review, then a new one', () => {
    expect(chooseNext(full, free, NOW)).toEqual({ cardId: 1, why: 'learning' });
    const later = { ...full, learning: { cardId: 1, showFrom: inMinutes(1) } };
    expect(chooseNext(later, free, NOW)).toEqual({ cardId: 2, why: 'review' });
    expect(chooseNext({ ...later, review: null }, free, NOW)).toEqual({ cardId: 3, why: 'new' });
  });

  it('is a learning card ahead of its time when nothing else is left, up to 20 minutes', () => {
    const alone = (minutes: number): Heads => ({
      learning: { cardId: 1, showFrom: inMinutes(minutes) },
      review: null,
      newCard: null,
    });
    expect(chooseNext(alone(20), free, NOW)).toEqual({ cardId: 1, why: 'ahead' });
    expect(chooseNext(alone(21), free, NOW)).toBeNull();
  });

  it('is no review and no new card beyond the day’s limits, while learning goes on', () => {
    expect(chooseNext({ ...full, learning: null }, { newCards: 5, reviews: 0 }, NOW)?.why).toBe('new');
    expect(chooseNext({ ...full, learning: null }, { newCards: 0, reviews: 0 }, NOW)).toBeNull();
    expect(chooseNext(full, { newCards: 0, reviews: 0 }, NOW)?.why).toBe('learning');
  });

  it('is none when nothing waits', () => {
    expect(chooseNext({ learning: null, review: null, newCard: null }, free, NOW)).toBeNull();
  });
});

describe('what is left of a day', () => {
  it('is the limit without what was done, and never below nothing', () => {
    const settings = { newPerDay: 10, reviewsPerDay: 200 };
    expect(limitsLeft(settings, { newCards: 4, reviews: 150 })).toEqual({ newCards: 6, reviews: 50 });
    expect(limitsLeft(settings, { newCards: 12, reviews: 250 })).toEqual({ newCards: 0, reviews: 0 });
  });
});
