// The pictures of a report, as SVG: on white, so that they are legible on a dark page too, and with their figures as text.
import type { Verdict } from '../bot/grading/assessment.ts';
import { type GoldVerdict, kinds } from './gold.ts';
import type { GoldFigures } from './gold-figures.ts';

const ink = '#24292f';
const colours = { human: '#2f81f7', grader: '#e3a008' };

/** Mean share of the points by kind of answer: what the labels give and what the grader gives. */
export function byKindPicture({ byKind, grader }: GoldFigures): string {
  const [left, top, width, row] = [110, 66, 420, 34];
  const bars = kinds.flatMap((kind, i) => {
    const y = top + i * row;
    const { human, grader: given } = byKind[kind];
    return [
      text(left - 8, y + 15, kind, 'end'),
      ...shareBar(left, y, width, human, colours.human),
      ...shareBar(left, y + 12, width, given, colours.grader),
    ];
  });
  const legend = [
    text(left, 24, 'Mean share of the points, from 0 to 1', 'start', 14),
    bar(left, 38, 14, colours.human),
    text(left + 20, 47, 'labels'),
    bar(left + 90, 38, 14, colours.grader),
    text(left + 110, 47, grader.name),
  ];
  const title = `Mean share of the points by kind of answer: labels and ${grader.name}`;
  return svg(left + width + 60, top + kinds.length * row, title, [...legend, ...bars]);
}

const verdicts: Verdict[] = ['met', 'partly', 'missed', 'unclear'];
const labels: GoldVerdict[] = ['met', 'partly', 'missed'];

/** How the grader's verdicts (columns) fall for each label (rows). */
export function confusionPicture({ confusion, grader }: GoldFigures): string {
  const [left, top, cell] = [90, 66, 84];
  const cells = labels.flatMap((label, y) => {
    const row = confusion[label];
    const total = verdicts.reduce((sum, verdict) => sum + row[verdict], 0);
    return verdicts.flatMap((verdict, x) => {
      const share = total === 0 ? 0 : row[verdict] / total;
      const [cx, cy] = [left + x * cell, top + y * cell];
      return [
        `<rect x="${cx}" y="${cy}" width="${cell - 4}" height="${cell - 4}" rx="6" fill="${colours.human}" fill-opacity="${(0.08 + 0.72 * share).toFixed(2)}"/>`,
        text(cx + cell / 2 - 2, cy + cell / 2 - 4, String(row[verdict]), 'middle', 16),
        text(cx + cell / 2 - 2, cy + cell / 2 + 16, `${Math.round(share * 100)} %`, 'middle'),
      ];
    });
  });
  const rows = labels.map((label, y) => text(left - 10, top + y * cell + cell / 2, label, 'end'));
  const columns = verdicts.map((verdict, x) => text(left + x * cell + cell / 2 - 2, top - 10, verdict, 'middle'));
  const title = `Verdicts of ${grader.name} (columns) by label (rows)`;
  return svg(left + verdicts.length * cell + 10, top + labels.length * cell + 6, title, [
    text(left, 24, 'Labels (rows), verdicts of the grader (columns)', 'start', 14),
    ...columns,
    ...rows,
    ...cells,
  ]);
}

function svg(width: number, height: number, title: string, parts: string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

/** A share from 0 to 1 as a bar with its figure; a dash where it is not defined. */
function shareBar(left: number, top: number, width: number, share: number, fill: string): string[] {
  if (Number.isNaN(share)) return [text(left + 6, top + 9, '–')];
  return [bar(left, top, share * width, fill), text(left + share * width + 6, top + 9, share.toFixed(2))];
}

function bar(x: number, y: number, width: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${Math.max(1, width).toFixed(1)}" height="10" rx="2" fill="${fill}"/>`;
}

function text(x: number, y: number, content: string, anchor = 'start', size = 12): string {
  return `<text x="${x.toFixed(1)}" y="${y}" font-size="${size}" fill="${ink}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
