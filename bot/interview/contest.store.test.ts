import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { ADA, adaStudies, deckWith } from '../study/test-deck.ts';
import { addContest, decideContest, findContest, goldCandidates, openContests } from './contest.store.ts';
import { testAssessment, testQuestion } from './test-plan.ts';

const NOW = new Date('2026-06-08T10:00Z');
const OPERATOR = 7n;

onEveryDatabase('contested verdicts', (database) => {
  /** One for each; `sentAt` tells them apart. */
  async function contested(...each: { consent: boolean; chapter?: number | null }[]): Promise<number[]> {
    const { db } = database();
    const { deckId } = await deckWith(db, []);
    await adaStudies(db, deckId, NOW);
    const rubric = testQuestion(3);
    for (const [i, { consent, chapter = 3 }] of each.entries()) {
      const said = { answer: `answer ${i}`, comment: 'No.', consent, rubric, assessment: testAssessment(rubric) };
      await addContest(db, { learnerId: ADA, deckId, chapter, sentAt: new Date(i), now: NOW, ...said });
    }
    return (await openContests(db, 99)).map(({ id }) => id).sort((one, other) => one - other);
  }
  const decide = (id: number, status: 'accepted' | 'declined') =>
    decideContest(database().db, { id, status, decidedBy: OPERATOR, now: NOW });

  it('are exported only once they are accepted, and never without consent', async () => {
    const { db } = database();
    const [free, kept, declined, waiting, phase] = await contested(
      { consent: true },
      { consent: false },
      { consent: true },
      { consent: true },
      { consent: true, chapter: null },
    );
    for (const id of [free!, kept!, phase!]) await decide(id, 'accepted');
    await decide(declined!, 'declined');
    expect(await goldCandidates(db)).toMatchObject([{ id: free, deck: 'ddia', chapter: 3, answer: 'answer 0' }]);
    expect((await openContests(db, 99)).map(({ id }) => id)).toEqual([waiting]);
  });

  it('are decided once', async () => {
    const [id] = await contested({ consent: true });
    expect(await decide(id!, 'declined')).toBe(true);
    expect(await decide(id!, 'accepted')).toBe(false);
    expect(await findContest(database().db, id!)).toMatchObject({ status: 'declined' });
    expect(await decide(id! + 1, 'accepted')).toBe(false);
  });
});
