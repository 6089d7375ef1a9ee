// The part of a rubric that a grader needs; a question of a rubric file fits as it is.

export type GradedCriterion = {
  id: string;
  points: number;
  essential: boolean;
  statement: string;
  /** Any-of groups, all groups needed. */
  aliases?: string[][];
  /** What is asked when the point is missing. */
  follow_up?: string;
};

export type GradedMisconception = {
  id: string;
  points: number;
  statement: string;
  correction?: string;
  aliases?: string[][];
};

export type GradedQuestion = {
  prompt: string;
  criteria: GradedCriterion[];
  misconceptions: GradedMisconception[];
};

/** With the id that the rubric's file gives it. */
export type FiledQuestion = GradedQuestion & { id: string };

/** The ids of all criteria and misconceptions. */
export function idsOf({ criteria, misconceptions }: GradedQuestion): string[] {
  return [...criteria, ...misconceptions].map(({ id }) => id);
}
