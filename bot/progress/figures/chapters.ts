// Where a learner stands with each chapter.
import { MATURE_DAYS } from './retention.ts';

export type Stage = 'mature' | 'young' | 'learning' | 'new' | 'suspended';
export const STAGES: readonly Stage[] = ['mature', 'young', 'learning', 'new', 'suspended'];

export type Phase = 'new' | 'learning' | 'review' | 'relearning';

export type ChapterStages = {
  number: number;
  title: string;
  total: number;
  counts: Record<Stage, number>;
};

/** The stage of a card; `state` is null for one never answered. */
export function stageOf(state: { phase: Phase; stability: number; suspended: boolean } | null): Stage {
  if (state?.suspended) return 'suspended';
  if (!state || state.phase === 'new') return 'new';
  if (state.phase !== 'review') return 'learning';
  return state.stability >= MATURE_DAYS ? 'mature' : 'young';
}

/** Counts by chapter, in the chapters' order. */
export function chapterStages(cards: { chapter: number; title: string; stage: Stage }[]): ChapterStages[] {
  const chapters = Map.groupBy(cards, ({ chapter }) => chapter);
  return [...chapters]
    .map(([number, own]) => ({ number, title: own[0]!.title, total: own.length, counts: countsOf(own) }))
    .sort((one, other) => one.number - other.number);
}

/** The counts of all chapters together. */
export function countsOf(cards: { stage: Stage }[]): Record<Stage, number> {
  const counts = { mature: 0, young: 0, learning: 0, new: 0, suspended: 0 };
  for (const { stage } of cards) counts[stage]++;
  return counts;
}
