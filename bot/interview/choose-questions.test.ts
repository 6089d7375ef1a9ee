import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, choiceNotes, chooseQuestions } from './choose-questions.ts';

const candidates: Candidate[] = [1, 2, 3].flatMap((chapter) =>
  (['junior', 'mid', 'senior', 'staff'] as const).map((level) => ({ chapter, key: `${chapter}-${level}`, level })),
);
const nothing = { shares: new Map(), due: new Map(), asked: new Map() };
/** Evenly spread numbers, always the same. */
const numbers = () => {
  let last = 0;
  return () => {
    last = (last + 0.618034) % 1;
    return last;
  };
};
const counts = (standing: Parameters<typeof chooseQuestions>[2], of: (one: Candidate) => string | number) => {
  const random = numbers();
  const seen = new Map<string | number, number>();
  for (let i = 0; i < 500; i++) {
    const [one] = chooseQuestions(candidates, { level: 'mid', count: 1 }, standing, random);
    seen.set(of(one!), (seen.get(of(one!)) ?? 0) + 1);
  }
  return seen;
};

describe('the choice of questions', () => {
  it('repeats none, and gives as many as there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (count, drawn) => {
          const chosen = chooseQuestions(candidates, { level: 'senior', count }, nothing, () => drawn.pop() ?? 1);
          expect(new Set(chosen).size).toBe(Math.min(count, candidates.length));
        },
      ),
    );
  });

  it('keeps to the level as long as there is something new of it', () => {
    expect(counts(nothing, ({ level }) => level).get('mid')!).toBeGreaterThan(480);
  });

  it('goes to the next level rather than asking again what was asked in the last interview', () => {
    const asked = new Map(
      candidates.flatMap(({ level, chapter, key }) => (level === 'mid' ? [[`${chapter}/${key}`, 1]] : [])) as [
        string,
        number,
      ][],
    );
    const seen = counts({ ...nothing, asked }, ({ level }) => level);
    expect((seen.get('junior') ?? 0) + (seen.get('senior') ?? 0)).toBeGreaterThan(300);
    expect(seen.get('staff') ?? 0).toBeLessThan(100);
  });

  it('prefers chapters where the learner is weak', () => {
    const seen = counts(
      {
        ...nothing,
        shares: new Map([
          [1, 0.1],
          [2, 0.95],
          [3, 0.95],
        ]),
      },
      ({ chapter }) => chapter,
    );
    expect(seen.get(1)!).toBeGreaterThan(2 * seen.get(2)!);
  });

  it('hardly asks what was asked in the last interview', () => {
    const seen = counts({ ...nothing, asked: new Map([['1/1-mid', 1]]) }, ({ key }) => key);
    expect(seen.get('1-mid') ?? 0).toBeLessThan(seen.get('2-mid')! / 5);
  });

  it('spreads one interview over the chapters', () => {
    const chosen = chooseQuestions(candidates, { level: 'mid', count: 3 }, nothing, numbers());
    expect(new Set(chosen.map(({ chapter }) => chapter)).size).toBe(3);
  });
});

describe('the notes about a choice', () => {
  const ofLevels = (...levels: Candidate['level'][]) => levels.map((level, i) => ({ chapter: 5, key: `q${i}`, level }));
  const wanted = { level: 'junior', count: 2, chapters: [5] } as const;
  const notes = (all: Candidate[], chosen: Candidate[], more: Partial<Parameters<typeof choiceNotes>[2]> = {}) =>
    choiceNotes(all, chosen, { ...wanted, chapters: [5], ...more });

  it('are none where all is as it was asked for', () => {
    const all = ofLevels('junior', 'junior', 'mid');
    expect(notes(all, all.slice(0, 2))).toEqual([]);
  });

  it('say when a level is not there', () => {
    const all = ofLevels('senior', 'mid');
    expect(notes(all, all)).toEqual(['Chapter 5 has no junior questions: these are mid and senior.']);
    expect(notes(all, all, { chapters: [5, 6, 7] })[0]).toMatch(/^Chapters 5, 6 and 7 have no junior questions/);
    expect(notes(all, all, { chapters: [] })[0]).toMatch(/^The deck has no junior questions/);
  });

  it('say how many are of another level', () => {
    const all = ofLevels('junior', 'staff');
    expect(notes(all, all)).toEqual(['1 of the 2 questions is not junior, but staff.']);
    expect(notes(all, all.slice(1), { count: 1 })).toEqual(['The question is not junior, but staff.']);
  });

  it('say when there are fewer than were asked for', () => {
    const all = ofLevels('junior', 'junior');
    expect(notes(all, all, { count: 12 })).toEqual(['Only 2 questions are there, and you asked for 12.']);
  });
});
