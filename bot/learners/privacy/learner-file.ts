// The exported file as an import reads it: what another instance can take over, checked field by field.
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import {
  memberRow,
  ownCardRow,
  ownChapterRow,
  ownDeckRow,
  reviewRow,
  sessionRow,
  settingsRow,
  stateRow,
} from './file-rows.ts';

export const FORMAT = 'quorum-learner';
/** Rises when an older Quorum could no longer read the file. */
export const VERSION = 1;

const MOST_ROWS = 500_000;
const MOST_PROBLEMS = 3;

const list = <T extends z.ZodType>(row: T) => z.array(row).max(MOST_ROWS);
/** A list that a file may lack. */
const maybe = <T extends z.ZodType>(row: T) => list(row).default([]);

const learnerFile = z
  .object({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    learner: z.array(settingsRow).max(1),
    studySessions: list(sessionRow),
    reviews: list(reviewRow),
    reviewStates: list(stateRow),
    decks: maybe(memberRow),
    ownDecks: maybe(ownDeckRow),
    ownChapters: maybe(ownChapterRow),
    ownCards: maybe(ownCardRow),
  })
  .refine(({ studySessions, reviews }) => {
    const known = new Set(studySessions.map(({ id }) => id));
    return reviews.every(({ sessionId }) => known.has(sessionId));
  }, 'an answer belongs to no session of the file');

export type LearnerFile = z.output<typeof learnerFile>;

/** @throws UserError that says in plain words why the text is no export that can be imported. */
export function readLearnerFile(text: string, now: Date): LearnerFile {
  const read = learnerFile.safeParse(parsed(text));
  if (!read.success) throw new UserError(problemsText(read.error));
  const times = [
    ...read.data.reviews.map(({ reviewedAt }) => reviewedAt),
    ...read.data.reviewStates.map((one) => one.lastReview),
  ];
  if (times.some((time) => time && time > now))
    throw new UserError('This file has answers from the future: is your clock right?');
  return read.data;
}

function parsed(text: string): unknown {
  const value = jsonOf(text);
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT) {
    throw new UserError(
      'This is no export of Quorum. **/privacy export** makes one: a file that ends in .json or .json.gz.',
    );
  }
  if ('version' in value && value.version !== VERSION) {
    const version = Number(value.version);
    throw new UserError(`This file is of version ${version} of the format; this Quorum reads version ${VERSION}.`);
  }
  return value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemsText({ issues }: z.ZodError): string {
  const lines = issues.slice(0, MOST_PROBLEMS).map(({ path, message }) => `- ${path.join('.') || 'file'}: ${message}`);
  const more = issues.length > MOST_PROBLEMS ? [`- and ${issues.length - MOST_PROBLEMS} more`] : [];
  return ['This export is damaged, so nothing was taken from it:', ...lines, ...more].join('\n');
}
