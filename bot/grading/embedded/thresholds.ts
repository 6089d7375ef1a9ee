// How much of a statement must be found, depending on how much was written.

/** Shares of a statement's words, from 0 to 1; `smoothing` as `recallIn` takes it. */
export type Thresholds = { smoothing: number; partly: number; met: number };

/** `topicWords`: how many different words that tell something the answer has. */
export type ThresholdRule = (topicWords: number) => Thresholds;

/** Up to the first, an answer is a remark; from the second on it is a text in which words agree by chance. */
const [short, long] = [5, 12];
const forShort: Thresholds = { smoothing: 0, partly: 0.15, met: 0.3 };
const forLong: Thresholds = { smoothing: 0.6, partly: 0.38, met: 0.55 };

/**
 * For points that are stated as such. `forLong` was fixed by cross-validation over students on the public set
 * phys_rubric, where every value of `partly` from .36 to .40 does about as well; `forShort` on remarks of a few words
 * from other fields, of which the thresholds for texts pass a third only.
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
