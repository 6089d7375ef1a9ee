// Text as a person sees it: what hides in Unicode can neither instruct a grader nor keep a quotation from being found.

// Format characters (zero width, direction, tags), fillers, variation selectors, and controls other than white space.
const hidden =
  /\p{Cf}|\p{Variation_Selector}|[\u115F\u1160\u180E\u3164\uFFA0]|\u034F|\u17B4|\u17B5|(?![\t\n\r])\p{Cc}/gu;

/** The text without hidden characters. */
export function visible(text: string): string {
  return text.replace(hidden, '');
}

/** True for an answer without a letter or a digit that a person sees: it reaches no grader. */
export function saysNothing(answer: string): boolean {
  return !/[\p{L}\p{N}]/u.test(visible(answer));
}
