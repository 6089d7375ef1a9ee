// How much of a statement must be found, and what its words weigh.

/** Shares of a statement's words, from 0 to 1; `smoothing` as `recallIn` takes it. */
export type Thresholds = { smoothing: number; partly: number; met: number };

/** `topicWords`: how many different words that tell something the answer has. */
export type ThresholdRule = (topicWords: number) => Thresholds;

/** Up to the first, an answer is a remark; from the second on it is a text in which words agree by chance. */
const [short, long] = [5, 12];
const forShort: Thresholds = { smoothing: 0, partly: 0.15, met: 0.3 };
const forLong: Thresholds = { smoothing: 0.6, partly: 0.36, met: 0.55 };

/**
 * For points that are stated as such. `forLong` was fixed on half of the students of the public set phys_rubric and on
 * half of the questions of one with rubrics for reading, by accuracy and correlation together; every value of `partly`
 * from .34 to .38 does about as well. `forShort` on remarks of a few words from other fields, of which the thresholds
 * for texts pass a third only.
 */
export const rubricThresholds: ThresholdRule = (topicWords) => {
  const share = (Math.log(Math.max(1, topicWords)) - Math.log(short)) / (Math.log(long) - Math.log(short));
  const between = (low: number, high: number) => low + (high - low) * Math.min(1, Math.max(0, share));
  return {
    smoothing: between(forShort.smoothing, forLong.smoothing),
    partly: between(forShort.partly, forLong.partly),
    met: between(forShort.met, forLong.met),
  };
};

/**
 * For the sentences of a reference answer, which is one wording among many: whoever says a tenth of one has begun to
 * say it. Fixed on half of the questions of three public sets (short answers on programming, on computer networks, and
 * of one or two words from several fields), by correlation, RMSE and accuracy together. `partly` from .08 to .12 and
 * `met` from .3 to .4 do about as well; lower ones suit lenient graders only.
 */
export const referenceThresholds: ThresholdRule = () => ({ smoothing: 0, partly: 0.1, met: 0.35 });

/** Beside aliases the statement's own words must be found more fully, as the author has named the ones that tell. */
export const besideAliases: Thresholds = { smoothing: 0.6, partly: 0.5, met: 0.7 };
/** Where half of the alias groups are covered, this much of the statement makes it half a point. */
export const besideHalf = 0.36;

/**
 * What words of the question weigh: the learner was given them. Fixed as `referenceThresholds`, and on half of the
 * questions of a public set with rubrics for reading; .3 to .4 do about as well.
 */
export const questionWeight = 0.4;
/** What words about the act of answering ("mentions that …") weigh: they say next to nothing about the topic. */
export const actWeight = 0.2;
