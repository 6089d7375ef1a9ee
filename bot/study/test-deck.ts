// For tests: a small deck and somebody who studies it.
import type { Database } from '../db/database.ts';
import type { Learner, Prisma } from '../db/generated/client.ts';

export const ADA = 112233445566778899n;

type CardOf = { chapter?: number; group?: string } & Partial<Prisma.CardCreateManyInput>;

/** A deck with chapters 1 to 3 and the given cards, ranked as they stand; gives back its id and those of its cards. */
export async function deckWith(
  db: Database,
  cards: CardOf[],
  slug = 'ddia',
): Promise<{ deckId: number; cards: number[] }> {
  const texts = { title: slug, description: 'A deck.', source: 'A book', licence: 'CC-BY-4.0' };
  const { id: deckId } = await db.deck.create({ data: { slug, ...texts } });
  const chapters = await db.chapter.createManyAndReturn({
    data: [1, 2, 3].map((number) => ({ deckId, number, title: `Chapter ${number}`, text: 'Text.' })),
  });
  const made = await db.card.createManyAndReturn({
    data: cards.map(({ chapter = 1, group, ...card }, index) => ({
      deckId,
      chapterId: chapters[chapter - 1]!.id,
      key: `card-${index}`,
      kind: 'concept' as const,
      front: `Front ${index}`,
      back: `Back ${index}`,
      heading: 'Key Ideas',
      line: index + 1,
      guideRank: index,
      interviewRank: cards.length - index,
      siblingGroup: group ?? null,
      ...card,
    })),
    select: { id: true },
  });
  return { deckId, cards: made.map(({ id }) => id) };
}

/** Ada, who lives in UTC with a day that starts at four, has joined the deck, and an open session of hers. */
export async function adaStudies(
  db: Database,
  deckId: number,
  startedAt: Date,
  settings: Partial<Learner> = {},
): Promise<number> {
  const data = { id: ADA, zone: 'UTC', ...settings };
  await db.learner.upsert({ where: { id: ADA }, create: data, update: data });
  await db.deckMember.createMany({ data: [{ learnerId: ADA, deckId, joinedAt: startedAt }], skipDuplicates: true });
  return (await db.studySession.create({ data: { learnerId: ADA, deckId, startedAt, chapters: [] } })).id;
}
