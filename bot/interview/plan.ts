// What an interview will ask, fixed at its start: later changes of a rubric don't reach it.
import type { Criterion, Level, Misconception, Passage } from './rubric.ts';

export const LEVELS: readonly Level[] = ['junior', 'mid', 'senior', 'staff'];
/** Unless others are asked for. */
export const QUESTIONS = 4;
export const MINUTES_A_QUESTION = 8;

export type PlannedCriterion = Criterion & {
  /** The key of the card that this point has in the deck; null when it has none. */
  card: string | null;
  /** Where a scenario's point is explained; left out: at the question's own heading. */
  passage?: Passage | null;
};
export type PlannedMisconception = Misconception & { passage?: Passage | null };

export type PlannedQuestion = {
  /** The rubric's id, or the phase's. */
  id: string;
  /** Its chapter's number; null for a scenario's phase. */
  chapter: number | null;
  /** The chapter's title, or the phase's. */
  title: string;
  /** The heading in the chapter under which the passage stands; null for a scenario's phase. */
  heading: string | null;
  prompt: string;
  /** Nobody has approved the rubric yet. */
  draft: boolean;
  modelAnswer: string;
  criteria: PlannedCriterion[];
  misconceptions: PlannedMisconception[];
  /** A time box of its own; null when the clock runs over the whole interview. */
  minutes: number | null;
  /** The rubric's; left out of a scenario's phase, which has the scenario's. */
  level?: Level;
};

export type Plan = {
  level: Level;
  /** Over all questions; of a scenario the sum of its time boxes. */
  minutes: number;
  /** Others watch, and give their verdicts before the reveal. */
  group: boolean;
  scenario: { key: string; title: string; brief: string } | null;
  questions: PlannedQuestion[];
  /** What differs from what was asked for, as sentences. */
  notes?: string[];
};

/** Where in the guide a point or a wrong claim is explained; null when nowhere. */
export function passageOf(
  { chapter, heading }: PlannedQuestion,
  { passage }: { passage?: Passage | null },
): Passage | null {
  return passage ?? (chapter !== null && heading !== null ? { chapter, heading } : null);
}

/** What its thread is called. */
export function threadTitle({ scenario, group }: Plan): string {
  return scenario?.title ?? (group ? 'Group interview' : 'Mock interview');
}
