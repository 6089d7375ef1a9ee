// The verdict on one criterion, out of the aliases of its author and the words of its statement.
import type { Verdict } from '../assessment.ts';
import type { Alias } from './alias.ts';
import { coveredGroups, groupsIn } from './alias-coverage.ts';
import type { Reading, ReadSentence } from './reading.ts';
import { recallIn, type Statement } from './statement-coverage.ts';
import type { Thresholds } from './thresholds.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type Window, windowsOf } from './window.ts';

export type PreparedCriterion = {
  aliases: Alias[][];
  statement: Statement;
  /** Stems that the statement itself denies. */
  deniable: ReadonlySet<string>;
};

export type Judged = { verdict: Exclude<Verdict, 'unclear'>; sentences: ReadSentence[] };

/** Beside aliases the statement's own words must be found more fully, as the author has named the ones that tell. */
const besideAliases: Thresholds = { smoothing: 0.6, partly: 0.5, met: 0.7 };
/** Where half of the alias groups are covered, this much of the statement makes it half a point. */
const besideHalf = 0.36;

/** The best verdict that some stretch of the answer supports, with that stretch. */
export function judgeCriterion(
  criterion: PreparedCriterion,
  { sentences }: Reading,
  vocabulary: Vocabulary,
  thresholds: Thresholds,
): Judged {
  const windows = windowsOf(sentences);
  const recall = (smoothing: number) => bestRecall(criterion.statement, windows, vocabulary, smoothing);
  if (criterion.aliases.length === 0) return byRecall(recall(thresholds.smoothing), thresholds);
  const byAliases = judgeByAliases(criterion, sentences, vocabulary);
  const byWords = byRecall(recall(besideAliases.smoothing), besideAliases);
  return rank[byAliases.verdict] >= rank[byWords.verdict] ? byAliases : byWords;
}

const rank = { met: 2, partly: 1, missed: 0 };
const missed: Judged = { verdict: 'missed', sentences: [] };

type Recall = { share: number; window: Window | null };

function bestRecall(statement: Statement, windows: Window[], vocabulary: Vocabulary, smoothing: number): Recall {
  let best: Recall = { share: 0, window: null };
  for (const window of windows) {
    const share = recallIn(statement, window, vocabulary, smoothing);
    if (share > best.share) best = { share, window };
  }
  return best;
}

function byRecall({ share, window }: Recall, { partly, met }: Thresholds): Judged {
  if (window === null || share < partly) return missed;
  return { verdict: share >= met ? 'met' : 'partly', sentences: window.sentences };
}

/**
 * Met: one stretch covers every group. Partly: the answer covers them all, but apart; or a stretch covers at least
 * half of them and much of the statement's words.
 */
function judgeByAliases(
  { aliases, statement, deniable }: PreparedCriterion,
  sentences: ReadSentence[],
  vocabulary: Vocabulary,
): Judged {
  const groups = groupsIn(aliases, sentences, vocabulary);
  let half = missed;
  for (const window of windowsOf(sentences)) {
    const covered = coveredGroups(groups, window, deniable).filter((sentence) => sentence !== null);
    if (covered.length === groups.length) return { verdict: 'met', sentences: inOrder(covered, sentences) };
    if (half !== missed || covered.length * 2 < groups.length) continue;
    if (recallIn(statement, window, vocabulary, besideAliases.smoothing) >= besideHalf)
      half = { verdict: 'partly', sentences: window.sentences };
  }
  const apart = coveredGroups(groups, { sentences }, deniable).filter((sentence) => sentence !== null);
  return apart.length === groups.length ? { verdict: 'partly', sentences: inOrder(apart, sentences) } : half;
}

function inOrder(some: ReadSentence[], all: ReadSentence[]): ReadSentence[] {
  return all.filter((sentence) => some.includes(sentence));
}
