// What is wrong in a file that somebody gave.

/** One problem a line, the first ten of them. */
export function problemsText(problems: string[]): string {
  const shown = problems.slice(0, 10);
  const rest = problems.length - shown.length;
  return [...shown, ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n');
}
