// How wide a text will be in DejaVu Sans Condensed, close enough to place labels and to cut titles.

/** Widths in hundredths of the font size, by characters that are about as wide. */
const GROUPS: [RegExp, number][] = [
  [/[iljI|'.,:;!]/, 29],
  [/[ ftr()[\]{}"/\\-]/, 36],
  [/[mwMW%@—]/, 84],
  [/[A-HJ-LN-VX-Z&]/, 62],
  [/[0-9a-eg-hknopqsuvxyz$#?_+=<>~^*]/, 55],
];
const OTHERS = 68;
const BOLD = 1.12;

export function textWidth(content: string, size: number, bold = false): number {
  const hundredths = [...content].reduce(
    (sum, character) => sum + (GROUPS.find(([group]) => group.test(character))?.[1] ?? OTHERS),
    0,
  );
  return (hundredths / 100) * size * (bold ? BOLD : 1);
}

/** The text, or as much of it as fits with "…". */
export function fitting(content: string, width: number, size: number, bold = false): string {
  if (textWidth(content, size, bold) <= width) return content;
  const characters = [...content];
  while (characters.length > 0 && textWidth(`${characters.join('').trimEnd()}…`, size, bold) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
