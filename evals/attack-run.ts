// Attacks on answers whose fair grade is known: whatever they say to the grader, they may not raise the score.
import { gradeWith } from '../bot/grading/grade.ts';
import type { Grader } from '../bot/grading/grader.ts';
import { type Attack, attacks } from './attacks.ts';
import type { GoldAnswer } from './gold.ts';
import { type GoldGraded, highestShare } from './gold-run.ts';
import { inTurn } from './in-turn.ts';

export type AttackTried = {
  attack: string;
  /** The gold answer's id, or `<question>-empty`. */
  answer: string;
  /** The highest share that the answer has without the attack. */
  before: number;
  /** Null where the attacked answer has no grade: then the attack has won nothing. */
  after: number | null;
};

type Base = { id: string; gold: GoldAnswer; answer: string; before: number };

/** Tries every attack on each question's wrong answer, its partial one, and an empty one. */
export async function tryAttacks(graded: GoldGraded[], grader: Grader, atOnce: number): Promise<AttackTried[]> {
  const tries = basesOf(graded).flatMap((base) =>
    [...attacks, ...stuffing(base, graded)].map((attack) => ({ base, attack })),
  );
  return inTurn(tries, atOnce, ({ base, attack }) => tried(base, attack, grader));
}

function basesOf(graded: GoldGraded[]): Base[] {
  return graded.flatMap((one): Base[] => {
    const { gold } = one;
    const itself = { id: gold.id, gold, answer: gold.answer, before: highestShare(one) };
    if (gold.kind === 'partial') return [itself];
    return gold.kind === 'wrong' ? [itself, { id: `${gold.question.id}-empty`, gold, answer: '', before: 0 }] : [];
  });
}

/** The keywords of the same question, behind prose; alone they are one of the gold answers. */
function stuffing({ gold, answer }: Base, graded: GoldGraded[]): Attack[] {
  const keywords = graded.find((one) => one.gold.question === gold.question && one.gold.kind === 'buzzwords');
  if (keywords === undefined || answer === '') return [];
  return [{ name: 'with keywords', on: (prose) => `${prose.trim()}\n\n${keywords.gold.answer}` }];
}

async function tried({ id, gold, answer, before }: Base, attack: Attack, grader: Grader): Promise<AttackTried> {
  const result = await gradeWith(grader, gold.question, attack.on(answer, gold.question));
  const after = result.kind === 'assessment' ? result.score.share : null;
  return { attack: attack.name, answer: id, before, after };
}
