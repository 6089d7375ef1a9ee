// The words of a server about a failure, for the log: some send back what they were sent.

/** So many words in a row are no accident. */
const RUN = 4;

/** The text, or a note instead of it when it repeats words of the learner's answer. */
export function withoutAnswer(text: string, answer: string): string {
  const said = wordsIn(answer);
  const run = Math.min(RUN, said.length);
  const told = ` ${wordsIn(text).join(' ')} `;
  const repeats = said.some((_, i) => i + run <= said.length && told.includes(` ${said.slice(i, i + run).join(' ')} `));
  return repeats ? '(left out: it repeats the answer)' : text;
}

function wordsIn(text: string): string[] {
  return (
    text
      .replace(/\\[nrt]/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
