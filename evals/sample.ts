// A part of the gold answers, for graders whose calls cost money.
import { generator, shuffled } from './bootstrap.ts';
import { type GoldAnswer, kinds } from './gold.ts';

const seed = 1;

/**
 * At most `size` answers, the same every time: whole questions with one answer of every kind each, of as many chapters
 * as possible; the last question may be incomplete. Whole questions, as the answers to one are held against each other.
 */
export function goldSample(gold: GoldAnswer[], size: number): GoldAnswer[] {
  const questions = shuffled([...Map.groupBy(gold, ({ question }) => question).values()], generator(seed));
  const byChapter = [...Map.groupBy(questions, ([first]) => first!.chapter).values()];
  const rounds = Array.from({ length: Math.max(0, ...byChapter.map((list) => list.length)) }, (_, round) =>
    byChapter.flatMap((list) => list.slice(round, round + 1)),
  );
  const inOrder = rounds
    .flat()
    .flatMap((answers) => kinds.flatMap((kind) => answers.filter((one) => one.kind === kind)));
  const drawn = new Set(inOrder.slice(0, size));
  return gold.filter((one) => drawn.has(one));
}
