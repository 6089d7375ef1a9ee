// Where Markdown may be cut: code fences stay closed, and no character, escape or marker is cut in two.

const FENCE = /```(?:([a-z0-9+#-]{1,20})(?=\n))?/gi;
export const FENCE_END = '\n```';

/** The opening of a code fence that is still open at the end of the text, such as "```sql". */
export function openFence(text: string): string | undefined {
  let open: string | undefined;
  for (const [marker] of text.matchAll(FENCE)) open = open === undefined ? marker : undefined;
  return open;
}

/** The last place at or before `at` that cuts no surrogate pair, no run of backticks and no backslash escape. */
export function safeCut(text: string, at: number): number {
  let cut = at;
  while (cut > 0 && text[cut - 1] === '`' && text[cut] === '`') cut--;
  if (/(?<!\\)(\\\\)*\\$/.test(text.slice(Math.max(0, cut - 8), cut))) cut--;
  if (isHighSurrogate(text, cut - 1) && isLowSurrogate(text, cut)) cut--;
  return Math.max(0, cut);
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
