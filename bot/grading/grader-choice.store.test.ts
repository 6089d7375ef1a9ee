import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { chooseAsShown, chooseGrader, type Graders, graderStanding } from './grader-choice.store.ts';
import { hostKey } from './host-key.ts';
import { puppet } from './test-grader.ts';

const at = (host: string): Graders => ({
  embedded: puppet('embedded'),
  model: { graderWith: () => puppet('model'), host, budget: { learner: 2, instance: 3 } },
});
const graders = at('api.example.com');
const ada = { learnerId: 1n, now: new Date('2026-06-08T10:00Z') };

onEveryDatabase('the choice of a grader', (database) => {
  const standing = () => graderStanding(database().db, graders, ada);
  const newcomer = async () => {
    await database().db.learner.create({ data: { id: ada.learnerId } });
    return database().db;
  };

  it('is asked for once for each host', async () => {
    const db = await newcomer();
    expect(await standing()).toEqual({ kind: 'ask', host: 'api.example.com' });
    await chooseGrader(db, ada, 'model', 'another.example.com');
    expect(await standing()).toEqual({ kind: 'ask', host: 'api.example.com' });
    await chooseGrader(db, ada, 'model', 'api.example.com');
    expect(await standing()).toEqual({ kind: 'model', host: 'api.example.com' });
  });

  it('holds for every host when the model was declined', async () => {
    const db = await newcomer();
    await chooseGrader(db, ada, 'embedded', 'another.example.com');
    expect(await standing()).toMatchObject({ kind: 'embedded', why: 'declined' });
  });

  it('counts for no other host than the one that was shown', async () => {
    const db = await newcomer();
    const shown = hostKey('api.example.com');
    const agree = (to: Graders) => chooseAsShown(db, to, ada, { kind: 'model', shown });
    expect(await agree(at('elsewhere.example.com'))).toBe(false);
    expect(await agree({ ...graders, model: null })).toBe(false);
    expect(await db.graderChoice.count()).toBe(0);
    expect(await agree(graders)).toBe(true);
    expect(await standing()).toMatchObject({ kind: 'model' });
    expect(await chooseAsShown(db, at('elsewhere.example.com'), ada, { kind: 'embedded', shown })).toBe(true);
    expect(await standing()).toMatchObject({ why: 'declined' });
  });
});
