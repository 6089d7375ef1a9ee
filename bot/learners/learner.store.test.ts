import { describe, expect, it } from 'vitest';
import { onEveryDatabase, onPostgres } from '../db/test-databases.ts';
import { UserError } from '../errors.ts';
import { learnerOf, saveSettings } from './learner.store.ts';

const ADA = 112233445566778899n;
const NOW = new Date('2026-06-10T10:00Z');

onEveryDatabase('a learner', (database) => {
  const save = (changes: Parameters<typeof saveSettings>[2]) => saveSettings(database().db, ADA, changes, NOW);

  it('begins with the usual settings and no zone', async () => {
    expect(await learnerOf(database().db, ADA)).toMatchObject({
      id: ADA,
      zone: null,
      dayStartsAt: 240,
      desiredRetention: 0.9,
      newPerDay: 10,
      reviewsPerDay: 200,
      interviewDate: null,
    });
  });

  it('is met once', async () => {
    const { db } = database();
    await Promise.all(Array.from({ length: 5 }, () => learnerOf(db, ADA)));
    expect(await db.learner.count()).toBe(1);
  });

  it('keeps what was set and leaves the rest', async () => {
    await save({ zone: 'asia/calcutta', newPerDay: 25 });
    const saved = await save({ interviewDate: '2026-07-01', desiredRetention: 0.85 });
    expect(saved).toMatchObject({ zone: 'Asia/Kolkata', newPerDay: 25, reviewsPerDay: 200, desiredRetention: 0.85 });
    expect(saved.interviewDate).toEqual(new Date('2026-07-01T00:00Z'));
    expect((await save({ interviewDate: null })).interviewDate).toBeNull();
  });

  it('takes the ends of every range', async () => {
    await save({ dayStartsAt: 0, newPerDay: 0, reviewsPerDay: 1, desiredRetention: 0.8, interviewDate: '2026-06-11' });
    const most = { dayStartsAt: 720, newPerDay: 200, reviewsPerDay: 2000, desiredRetention: 0.95 };
    expect(await save({ ...most, interviewDate: '2028-06-08' })).toMatchObject(most);
  });

  it('hears in plain words what is out of range, all at once, and nothing is saved', async () => {
    const wrong = save({
      newPerDay: 201,
      reviewsPerDay: 0,
      desiredRetention: 0.99,
      dayStartsAt: 1.5,
      zone: 'Mars/Olympus',
    });
    await expect(wrong).rejects.toThrow(UserError);
    await expect(wrong).rejects.toThrow(
      [
        'There is no such time zone. A name looks like Europe/Berlin.',
        'The start of your day, in minutes after midnight, must be a whole number from 0 to 720.',
        'Desired retention must be between 80 % and 95 %.',
        'New cards a day must be a whole number from 0 to 200.',
        'Reviews a day must be a whole number from 1 to 2000.',
      ].join('\n'),
    );
    expect(await learnerOf(database().db, ADA)).toMatchObject({ newPerDay: 10, zone: null });
  });

  it('can set an interview for tomorrow of their own day, within two years', async () => {
    await save({ zone: 'Pacific/Kiritimati' }); // already midnight of the 11th there, but not yet four
    await expect(save({ interviewDate: '2026-06-10' })).rejects.toThrow('must be in the future');
    await expect(save({ interviewDate: '2028-06-10' })).rejects.toThrow('within two years');
    await expect(save({ interviewDate: 'soon' })).rejects.toThrow(
      /^The interview date must be a day such as 2027-01-15.$/,
    );
    expect((await save({ interviewDate: '2026-06-11' })).interviewDate).toEqual(new Date('2026-06-11T00:00Z'));
  });
});

onPostgres('meeting a learner', (database) => {
  describe('on many connections', () => {
    it('makes one of them', async () => {
      const met = await Promise.all(Array.from({ length: 30 }, () => learnerOf(database().db, ADA)));
      expect(new Set(met.map(({ id }) => id))).toEqual(new Set([ADA]));
      expect(await database().db.learner.count()).toBe(1);
    });
  });
});
