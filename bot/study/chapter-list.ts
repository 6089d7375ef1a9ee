// Chapters as people write them: "3", "1-4, 9".
import { UserError } from '../errors.ts';

const LONGEST = 100;

/**
 * The chapter numbers in a text; empty for an empty text, which means the whole deck.
 * @throws UserError when it is no list of chapters.
 */
export function readChapters(text: string): number[] {
  const parts = text.split(/[,;\s]+(?![-–])(?<![-–]\s*)/).filter((part) => part !== '');
  return [...new Set(parts.flatMap(readPart))].sort((one, other) => one - other);
}

function readPart(part: string): number[] {
  const [, first, last = first] = /^(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?$/.exec(part) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (!first || to < from || to - from >= LONGEST) {
    throw new UserError(`I can't read "${part.slice(0, 40)}" as chapters. Write them like 3 or 1-4, 9.`);
  }
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
