import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { pendingImport, rememberImport } from '../learners/privacy/pending-import.store.ts';
import { deckWith } from '../study/test-deck.ts';
import { keepTyped } from '../study/typed-answer.store.ts';
import { forgetWaiting } from './forget-waiting.job.ts';
import { addPending, savePending } from './own-deck.store.ts';

const ADA = 36n;
const LINUS = 37n;
const MONDAY = new Date('2026-06-08T10:00Z');
const TUESDAY = new Date('2026-06-09T10:00:01Z');

onEveryDatabase('a file whose preview got no answer', (database) => {
  it('is forgotten after a day, and not before', async () => {
    const { db } = database();
    await db.learner.createMany({ data: [ADA, LINUS].map((id) => ({ id, zone: 'UTC' })) });
    const cards = [{ front: 'a', back: 'b', chapter: null, line: 1 }];
    const save = (learnerId: bigint, now: Date) =>
      savePending(db, { learnerId, name: 'Kafka', file: 'k.csv', cards, now });
    const old = await save(ADA, MONDAY);
    const fresh = await save(LINUS, TUESDAY);
    await rememberImport(db, { learnerId: ADA, url: 'https://cdn.test/1', digest: '1', now: MONDAY });
    await rememberImport(db, { learnerId: LINUS, url: 'https://cdn.test/2', digest: '2', now: TUESDAY });

    await forgetWaiting({ db, now: () => TUESDAY }).run({});

    const yes = { dropAbsent: false, now: TUESDAY };
    await expect(addPending(db, { learnerId: ADA, id: old.id, ...yes })).rejects.toThrow('This preview is over');
    expect(await addPending(db, { learnerId: LINUS, id: fresh.id, ...yes })).toMatchObject({ added: 1 });
    expect(await pendingImport(db, ADA)).toBeNull();
    expect(await pendingImport(db, LINUS)).toMatchObject({ digest: '2' });
  });
});

onEveryDatabase('an answer typed to a card', (database) => {
  it('is forgotten after a day, and not before', async () => {
    const { db } = database();
    const { cards } = await deckWith(db, [{}]);
    for (const [id, sentAt] of [
      [ADA, MONDAY],
      [LINUS, TUESDAY],
    ] as const) {
      await db.learner.create({ data: { id } });
      await keepTyped(db, { learnerId: id, cardId: cards[0]!, version: 0, answer: 'An answer.', sentAt });
    }
    await forgetWaiting({ db, now: () => TUESDAY }).run({});
    expect(await db.typedAnswer.findMany()).toMatchObject([{ learnerId: LINUS }]);
  });
});
