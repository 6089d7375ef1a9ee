// The lay-out of a picture with a row for each thing: its name, a bar, a figure. Low rows, so that twelve of them stay
// legible where a picture may be no more than 350 pixels high.
import { text } from './svg.ts';
import { fitting } from './text-width.ts';
import { COLOURS, MARGIN, TEXT, WIDTH } from './theme.ts';

export const ROW = 35;
const LABELS = 232;
const NOTES = 74;

/** Where the bars begin and end. */
export const BARS = { from: MARGIN + LABELS, to: WIDTH - MARGIN - NOTES };

/** The name on the left, cut to fit, and the figure on the right of a row whose middle is at `y`. */
export function rowTexts(label: string, note: string, y: number): string[] {
  const baseline = y + TEXT.small / 3;
  return [
    text(MARGIN, baseline, fitting(label, LABELS - 14, TEXT.small), { size: TEXT.small }),
    text(WIDTH - MARGIN, baseline, note, { size: TEXT.small, fill: COLOURS.muted, anchor: 'end' }),
  ];
}
