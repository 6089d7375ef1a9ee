// The verdict on one criterion, out of the aliases of its author and the words of its statement.
import type { Verdict } from '../assessment.ts';
import type { Alias } from './alias.ts';
import { coveredGroups, groupsIn } from './alias-coverage.ts';
import type { ReadSentence } from './reading.ts';
import type { Statement } from './statement.ts';
import { recallIn } from './statement-coverage.ts';
import { besideAliases, besideHalf, type Thresholds } from './thresholds.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type Window, windowOf } from './window.ts';

export type PreparedCriterion = {
  aliases: Alias[][];
  statement: Statement;
  /** The telling stems of the question and of all its statements. */
  topic: ReadonlySet<string>;
  /** Stems that the statement itself denies. */
  deniable: ReadonlySet<string>;
};

export type Judged = { verdict: Exclude<Verdict, 'unclear'>; sentences: ReadSentence[] };

/** The best verdict that some stretch of the answer supports, with that stretch. */
export function judgeCriterion(
  criterion: PreparedCriterion,
  sentences: ReadSentence[],
  windows: Window[],
  vocabulary: Vocabulary,
  thresholds: Thresholds,
): Judged {
  const recall = (smoothing: number) => bestRecall(criterion.statement, windows, vocabulary, smoothing);
  if (criterion.aliases.length === 0) return byRecall(recall(thresholds.smoothing), thresholds);
  const byAliases = judgeByAliases(criterion, sentences, windows, vocabulary);
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
 * Met: one stretch covers every group. Partly: the answer covers them all, but apart, in sentences that have a word of
 * the topic; or a stretch covers at least half of them and has much of the statement's words, a fair part of them
 * in the sentences that cover.
 */
function judgeByAliases(
  { aliases, statement, topic, deniable }: PreparedCriterion,
  sentences: ReadSentence[],
  windows: Window[],
  vocabulary: Vocabulary,
): Judged {
  const groups = groupsIn(aliases, sentences, vocabulary);
  const tried = windows.map((window) => ({ window, by: sentencesIn(coveredGroups(groups, window, deniable)) }));
  const coverage = (least: number) => tried.filter(({ by }) => by.length >= least);
  const fewest = Math.min(...coverage(groups.length).map(({ window }) => window.sentences.length));
  const whole = coverage(groups.length).filter(({ window }) => window.sentences.length === fewest);
  const best = mostTelling(whole, statement, vocabulary);
  if (best) return { verdict: 'met', sentences: inOrder(best.by, sentences) };
  const touches = ({ tokens }: ReadSentence) => tokens.some(({ lexical, stem }) => lexical && topic.has(stem));
  const stated = sentences.filter((sentence) => !sentence.asks && touches(sentence));
  const apart = sentencesIn(coveredGroups(groups, { sentences: stated }, deniable));
  if (apart.length === groups.length) return { verdict: 'partly', sentences: inOrder(apart, sentences) };
  const isAboutIt = ({ by }: { by: ReadSentence[] }) =>
    recallIn(statement, windowOf([...new Set(by)]), vocabulary, besideAliases.smoothing) >= besideHalf / 2;
  const half = mostTelling(coverage(groups.length / 2).filter(isAboutIt), statement, vocabulary);
  return half && half.share >= besideHalf ? { verdict: 'partly', sentences: half.window.sentences } : missed;
}

/** Of several stretches the one with most of the statement's words: what a learner should be shown. */
function mostTelling<T extends { window: Window }>(tried: T[], statement: Statement, vocabulary: Vocabulary) {
  const shares = tried.map((one) => ({
    ...one,
    share: recallIn(statement, one.window, vocabulary, besideAliases.smoothing),
  }));
  return shares.reduce<(T & { share: number }) | null>(
    (best, one) => (best && best.share >= one.share ? best : one),
    null,
  );
}

function sentencesIn(covered: (ReadSentence | null)[]): ReadSentence[] {
  return covered.filter((sentence) => sentence !== null);
}

function inOrder(some: ReadSentence[], all: ReadSentence[]): ReadSentence[] {
  return all.filter((sentence) => some.includes(sentence));
}
