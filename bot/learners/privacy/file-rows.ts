// The rows of the exported file that an import reads, field by field.
import { z } from 'zod';
import { limits } from '../../decks/card.ts';
import { plainText } from '../../decks/own-cards.ts';
import { plainName } from '../../decks/plain-name.ts';

/** No database takes U+0000 in a text. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\0]*$/, 'has a sign that no text may have');
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true }).transform((written) => new Date(written));
const count = z.int().min(0).max(1_000_000_000);
const number = z.int().min(0).max(10_000);
const phase = z.enum(['new', 'learning', 'review', 'relearning']);
const slug = text(200);
const card = z.object({ deck: slug, key: text(300) });

export const settingsRow = z.object({
  zone: text(60).nullable(),
  dayStartsAt: z.int(),
  desiredRetention: z.number(),
  newPerDay: z.int(),
  reviewsPerDay: z.int(),
  interviewDate: day.nullable(),
});

/** What FSRS knows of a card. */
const schedule = z.object({
  phase,
  due: instant,
  stability: z.number().min(0).max(1_000_000),
  difficulty: z.number().min(0).max(10),
  scheduledDays: z.number().min(0).max(1_000_000),
  learningSteps: count,
  reps: count,
  lapses: count,
  lastReview: instant.nullable(),
});

export const stateRow = schedule.extend({ card, suspended: z.boolean() });

export const reviewRow = z.object({
  card,
  sessionId: count,
  rating: z.int().min(1).max(4),
  reviewedAt: instant,
  day,
  phaseBefore: phase,
  /** The schedule before the answer; null for the first one to a card. */
  before: schedule.nullable().default(null),
  undoneAt: instant.nullable(),
});

export const sessionRow = z.object({ id: count, deck: slug, chapters: z.array(number).max(1000), startedAt: instant });

export const memberRow = z.object({ deck: slug });

const name = z.string().max(1000).transform(plainName).refine(Boolean, 'is no name');
export const ownDeckRow = z.object({ slug, title: name, source: text(1000) });
export const ownChapterRow = z.object({ deck: slug, number, title: name });
export const ownCardRow = z.object({
  deck: slug,
  chapter: number,
  key: text(300),
  front: side(limits.front),
  back: side(limits.back),
  heading: text(1000).default(''),
  line: count.default(1),
  /** Taken out of the deck. */
  retired: z.boolean().default(false),
});

function side(most: number) {
  return z.string().max(most).transform(plainText).refine(Boolean, 'is empty');
}
