// How alike two words are: by stem, or by the character trigrams they share (derived forms, typing errors).
import type { Token } from './language.ts';

const shortestFuzzy = 5;
const leastShared = 0.6;
const trigrams = new Map<string, Set<string>>();

/** From 0 to 1; 1 for the same stem. Opposites by prefix ("safe", "unsafe") are not alike, however close their letters. */
export function likeness(a: Token, b: Token): number {
  if (a.stem === b.stem) return 1;
  if (a.word.replace(/less$/, '') === b.word.replace(/less$/, '')) return 1;
  if (a.word.length < shortestFuzzy || b.word.length < shortestFuzzy || areOpposites(a, b)) return 0;
  const shared = sharedTrigrams(a.word, b.word);
  if (shared >= leastShared) return shared;
  return haveLongCommonBeginning(a.stem, b.stem) ? 0.7 : 0;
}

function areOpposites(a: Token, b: Token): boolean {
  const [long, short] = a.word.length > b.word.length ? [a.word, b.word] : [b.word, a.word];
  const base = /^(?:un|non|in|im|ir|dis|mis|de|anti)(.{4,})/.exec(long)?.[1];
  return base !== undefined && short.startsWith(base.slice(0, 5));
}

function haveLongCommonBeginning(a: string, b: string): boolean {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length >= Math.max(shortestFuzzy, 0.75 * Math.max(a.length, b.length));
}

/** Dice's coefficient. */
function sharedTrigrams(a: string, b: string): number {
  const [ofA, ofB] = [trigramsOf(a), trigramsOf(b)];
  let shared = 0;
  for (const trigram of ofA) if (ofB.has(trigram)) shared += 1;
  return (2 * shared) / (ofA.size + ofB.size);
}

function trigramsOf(word: string): Set<string> {
  const known = trigrams.get(word);
  if (known) return known;
  const padded = `^${word}$`;
  const found = new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
  if (trigrams.size > 50_000) trigrams.clear();
  trigrams.set(word, found);
  return found;
}
