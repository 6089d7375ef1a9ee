// What lint says.

export type Rule =
  | 'format'
  | 'length'
  | 'yes-or-no'
  | 'long-list'
  | 'answer-given-away'
  | 'one-idea'
  | 'near-duplicate'
  | 'anchor'
  | 'rubric'
  | 'coverage'
  | 'draft';

/** `error`: the deck is not fit to be studied. `notice`: still a draft, to be looked through. */
export type Finding = { file: string; line: number; rule: Rule; level: 'error' | 'notice'; message: string };

/** Findings of one line, as text. */
export function findingText({ file, line, rule, level, message }: Finding): string {
  return `${file}:${line}: ${level === 'notice' ? 'notice, ' : ''}${rule}: ${message}`;
}
