// What a group knows of a chapter, so coarse that nobody in it can be made out.

/** Fewer learners than this are no group: nothing is shown of them. */
export const SMALLEST_GROUP = 5;
const COARSE = 0.05;

export type GroupChapter = {
  number: number;
  title: string;
  cards: number;
  /** Members of the group who have begun the chapter. */
  begun: number;
  /** Mean shares of the chapter's cards over those members, from 0 to 1. */
  mature: number;
  young: number;
};

export type ShownChapter = {
  number: number;
  title: string;
  /** In steps of 5 %; null where too few have begun. */
  shares: { mature: number; young: number } | null;
};

/** Chapters that fewer than five have begun are told of by name alone; shares are rounded, so that one who joins or leaves doesn't show. */
export function shownChapters(chapters: GroupChapter[], members: number): ShownChapter[] {
  return chapters.map(({ number, title, begun, mature, young }) => ({
    number,
    title,
    shares:
      members < SMALLEST_GROUP || begun < SMALLEST_GROUP
        ? null
        : { mature: coarse(mature), young: coarse(young, 1 - coarse(mature)) },
  }));
}

function coarse(share: number, most = 1): number {
  return Math.min(most, Math.round(share / COARSE) * COARSE);
}
