// How alike two words are: by stem, by meaning, or by the character trigrams they share (derived forms, typing errors).
import type { Token } from './language.ts';

const shortestFuzzy = 5;
const leastShared = 0.6;
/** Words of like meaning seldom mean quite the same. */
const likeMeaning = 0.7;
/** A word with one typing error. */
const slip = 0.8;
const trigrams = new Map<string, Set<string>>();

/**
 * From 0 to 1; 1 for the same stem. Opposites by prefix ("safe", "unsafe") are not alike, however close their letters;
 * typing errors seldom touch the first letter.
 */
export function likeness(a: Token, b: Token): number {
  if (a.stem === b.stem || a.word === b.word) return 1;
  if (isLess(a, b) || isLess(b, a)) return 1;
  if (a.meanings.some((meaning) => b.meanings.includes(meaning))) return likeMeaning;
  if (a.word[0] !== b.word[0]) return 0;
  if (a.word.length < shortestFuzzy || b.word.length < shortestFuzzy || areOpposites(a, b)) return 0;
  if (Math.min(a.word.length, b.word.length) >= 6 && isOneSlip(a.word, b.word)) return slip;
  const shared = sharedTrigrams(a.word, b.word);
  if (shared >= leastShared) return shared;
  return haveLongCommonBeginning(a.stem, b.stem) ? 0.7 : 0;
}

/** "frictionless" is of the same word as "friction". */
function isLess(long: Token, short: Token): boolean {
  return long.word.length === short.word.length + 4 && long.word === `${short.word}less`;
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

/** One letter more, less or other, or two neighbours exchanged. */
function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let before = 0;
  while (before < short.length && short[before] === long[before]) before += 1;
  let after = 0;
  while (after < short.length - before && short.at(-1 - after) === long.at(-1 - after)) after += 1;
  const [rest, other] = [short.slice(before, short.length - after), long.slice(before, long.length - after)];
  return other.length <= 1 || (rest.length === 2 && other === `${rest[1]}${rest[0]}`);
}
