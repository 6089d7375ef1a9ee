// Which questions an interview asks: those of the level first, more from weak and due chapters, none that was just asked.
import type { Level } from './rubric.ts';

export type Candidate = { chapter: number; key: string; level: Level };

/** What is known of a learner, by chapter and by question (`chapter/key`). */
export type Standing = {
  /** Mean share of the points in past interviews, 0 to 1. */
  shares: ReadonlyMap<number, number>;
  /** Cards due today. */
  due: ReadonlyMap<number, number>;
  /** How many interviews ago a question was asked; 1 is the last one. */
  asked: ReadonlyMap<string, number>;
};

const LEVELS: readonly Level[] = ['junior', 'mid', 'senior', 'staff'];
/**
 * By how far the question's level is from the wanted one: another level comes up when those of the level were just asked,
 * or are not enough.
 */
const BY_DISTANCE = [1, 0.01, 0.002, 0.0004];
/** What was asked lately waits: in the last interview, in one of the last three, or before that. */
const ASKED_BEFORE = [
  { interviews: 1, weight: 0.001 },
  { interviews: 3, weight: 0.05 },
  { interviews: Number.POSITIVE_INFINITY, weight: 0.7 },
];

/** Draws without repetition; `random` gives numbers from 0 to 1. Fewer when there are not so many. */
export function chooseQuestions<T extends Candidate>(
  candidates: readonly T[],
  { level, count }: { level: Level; count: number },
  standing: Standing,
  random: () => number,
): T[] {
  const left = [...candidates];
  const chosen: T[] = [];
  const taken = new Map<number, number>();
  while (chosen.length < count && left.length > 0) {
    const weights = left.map((one) => weight(one, level, standing) * 0.2 ** (taken.get(one.chapter) ?? 0));
    const [next] = left.splice(drawn(weights, random()), 1);
    chosen.push(next!);
    taken.set(next!.chapter, (taken.get(next!.chapter) ?? 0) + 1);
  }
  return chosen;
}

/** What a learner should know about a choice that is not quite what they asked for, as sentences. */
export function choiceNotes(
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  { level, count, chapters }: { level: Level; count: number; chapters: number[] },
): string[] {
  const others = chosen.filter((one) => one.level !== level);
  const found = listed(LEVELS.filter((one) => others.some((other) => other.level === one)));
  const [where, has] = chapters.length > 0 ? [placeText(chapters), chapters.length === 1] : ['The deck', true];
  const none = candidates.every((one) => one.level !== level);
  const levels = none
    ? `${where} ${has ? 'has' : 'have'} no ${level} questions: these are ${found}.`
    : `${portion(others.length, chosen.length)} not ${level}, but ${found}.`;
  const fewer = `Only ${chosen.length} ${chosen.length === 1 ? 'question is' : 'questions are'} there, and you asked for ${count}.`;
  return [...(others.length > 0 ? [levels] : []), ...(chosen.length < count ? [fewer] : [])];
}

function portion(part: number, all: number): string {
  if (all === 1) return 'The question is';
  return `${part} of the ${all} questions ${part === 1 ? 'is' : 'are'}`;
}

function placeText(chapters: number[]): string {
  return `${chapters.length === 1 ? 'Chapter' : 'Chapters'} ${listed(chapters)}`;
}

function listed(items: readonly (string | number)[]): string {
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${items.at(-1)}` : String(items[0] ?? '');
}

function weight({ chapter, key, level }: Candidate, wanted: Level, { shares, due, asked }: Standing): number {
  const distance = Math.abs(LEVELS.indexOf(level) - LEVELS.indexOf(wanted));
  const weak = 1 + 2 * (1 - (shares.get(chapter) ?? 0.5));
  const waiting = 1 + Math.min(1, (due.get(chapter) ?? 0) / 10);
  const ago = asked.get(`${chapter}/${key}`);
  const fresh = ago === undefined ? 1 : ASKED_BEFORE.find(({ interviews }) => ago <= interviews)!.weight;
  return BY_DISTANCE[distance]! * weak * waiting * fresh;
}

function drawn(weights: number[], point: number): number {
  let rest = point * weights.reduce((sum, one) => sum + one, 0);
  const at = weights.findIndex((one) => {
    rest -= one;
    return rest < 0;
  });
  return at < 0 ? weights.length - 1 : at;
}
