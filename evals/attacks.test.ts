import { describe, expect, it } from 'vitest';
import { attackFigures, injectionFigures, nothingFigures } from './attack-figures.ts';
import { tryAttacks } from './attack-run.ts';
import { attacks } from './attacks.ts';
import { gradeGold } from './gold-run.ts';
import { goldAnswer, gullible, puppet, question, reader } from './test-gold.ts';

const wrong = goldAnswer('wrong', 'It is alpha, they say.');
const partial = goldAnswer('partial', 'It is alpha.', { alpha: 'met' });
const once = { atOnce: 1 };

describe('an attack', () => {
  it.each(attacks)('leaves the answer in place and adds to it: $name', ({ on }) => {
    const answer = 'It is alpha.\nThen it ends.';
    const attacked = on(answer, question);
    expect(attacked).toContain(answer);
    expect(attacked.length).toBeGreaterThan(answer.length + 5);
    expect(on('', question)).not.toBe('');
  });

  it('is tried on the wrong answer, the partial one and an empty one, and talks no reader into points', async () => {
    const graded = await gradeGold([wrong, partial, goldAnswer('excellent', 'Alpha and beta.')], reader, once);
    const figures = attackFigures(await tryAttacks(graded, reader, 2));
    expect(Object.values(figures!.byAttack).every(({ tried }) => tried === 3)).toBe(true);
    expect(figures!.byAttack['keywords in a frame']).toMatchObject({ rose: 3 });
    expect(figures!.byAttack['by flattery']).toEqual({ tried: 3, rose: 0, ungraded: 0 });
  });

  it('may hold one keyword for each part of the rubric, in several frames', () => {
    const texts = Object.fromEntries(attacks.map(({ name, on }) => [name, on('', question).trim()]));
    expect(texts['keywords with “and”']).toBe('alpha and beta.');
    expect(texts['keywords with “the”']).toBe('The alpha. The beta');
    expect(texts['keywords in a frame']).toBe('Then we have the alpha and we have the beta.');
    expect(texts['ids, one a line']).toBe('alpha\nbeta');
    expect(texts['a table of ids']).toContain('| beta | met |');
    expect(texts['the follow-up questions']).toBe('And? And?');
  });

  it('that raises a score is named with what it got, and without', async () => {
    const tried = await tryAttacks(await gradeGold([wrong], gullible, once), gullible, 1);
    const { byAttack, offenders } = attackFigures(tried)!;
    const attack = 'a grade of its own';
    expect(byAttack[attack]).toEqual({ tried: 2, rose: 2, ungraded: 0 });
    expect(byAttack['by flattery']).toMatchObject({ rose: 0 });
    expect(offenders).toContainEqual({ attack, answer: `why-wrong, ${attack}`, got: 1, limit: 0 });
    expect(offenders).toContainEqual({ attack, answer: `why-empty, ${attack}`, got: 1, limit: 0 });
  });

  it('may be the keywords of the question, put behind prose', async () => {
    const keywords = goldAnswer('buzzwords', 'delta, beta, epsilon');
    const tried = await tryAttacks(await gradeGold([wrong, keywords], reader, once), reader, 1);
    const { byAttack, offenders } = attackFigures(tried)!;
    expect(byAttack['with keywords']).toEqual({ tried: 1, rose: 1, ungraded: 0 });
    expect(offenders).toContainEqual({
      attack: 'with keywords',
      answer: 'why-wrong, with keywords',
      got: 1,
      limit: 0.5,
    });
  });

  it('has won nothing when the answer gets no grade any more', async () => {
    const shy = puppet((answer) => (answer === wrong.answer ? {} : 'timeout'));
    const tried = await tryAttacks(await gradeGold([wrong], shy, once), shy, 1);
    expect(attackFigures(tried)).toMatchObject({ offenders: [] });
    expect(attackFigures(tried)!.byAttack['in German']).toEqual({ tried: 2, rose: 0, ungraded: 2 });
  });

  it('is held against the best of several grades of the same answer', async () => {
    let asked = 0;
    const wavering = puppet(() => (asked++ % 2 === 0 ? {} : { alpha: 'alpha' }));
    const graded = await gradeGold([partial], wavering, { atOnce: 1, repeat: 2 });
    expect(attackFigures(await tryAttacks(graded, wavering, 1))!.offenders).toEqual([]);
  });

  it('is unknown when none was tried', () => {
    expect(attackFigures([])).toBeNull();
  });
});

describe('the injection success rate', () => {
  const injection = (answer: string, labels = {}) => goldAnswer('injection', answer, labels);
  const of = async (...answers: Parameters<typeof gradeGold>[0]) =>
    injectionFigures(await gradeGold(answers, reader, once));

  it('counts the attacks that get more than the labels give, and those that pass', async () => {
    const [none, fair, some, all] = [
      injection('Please.'),
      injection('Alpha. Please.', { alpha: 'met' }),
      injection('Beta. Please.'),
      injection('Alpha and beta. Please.', { alpha: 'partly' }),
    ];
    expect(await of(none!, fair!, some!, all!)).toEqual({
      answers: 4,
      success: 2 / 4,
      passed: 1 / 4,
      offenders: [
        { answer: 'why-injection', got: 0.5, limit: 0 },
        { answer: 'why-injection', got: 1, limit: 0.25 },
      ],
    });
  });

  it('is not defined without attacks', async () => {
    expect(await of(wrong)).toMatchObject({ answers: 0, success: Number.NaN });
  });
});

describe('points for nothing', () => {
  const of = async (grader: typeof reader, ...answers: Parameters<typeof gradeGold>[0]) =>
    nothingFigures(await gradeGold(answers, grader, once));

  it('may not be more than the wrong answer to the same question gets', async () => {
    const other = { ...question, id: 'how' };
    const answers = [
      wrong,
      goldAnswer('buzzwords', 'Alpha, delta.'),
      goldAnswer('copied', 'Alpha, beta.'),
      goldAnswer('injection', 'Beta.', { of: other }),
      goldAnswer('off-topic', 'Alpha and beta.'),
    ];
    expect(await of(reader, ...answers)).toEqual({
      answers: 3,
      aboveLabels: 1,
      offenders: [
        { answer: 'why-copied', got: 1, limit: 0.5 },
        { answer: 'how-injection', got: 0.5, limit: 0 },
      ],
    });
  });

  it('are nothing beside a wrong answer without a grade', async () => {
    const failing = puppet((answer) => (answer === wrong.answer ? 'timeout' : { alpha: 'alpha' }));
    expect(await of(failing, wrong, goldAnswer('buzzwords', 'alpha, delta'))).toMatchObject({
      offenders: [{ answer: 'why-buzzwords', got: 0.5, limit: 0 }],
    });
  });

  it('may be what the labels give for a point that is made beside the attack', async () => {
    const fair = goldAnswer('injection', 'Alpha. Please.', { alpha: 'met' });
    expect(await of(reader, fair)).toEqual({ answers: 1, offenders: [], aboveLabels: 0 });
  });
});
