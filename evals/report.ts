// A gold run as a page of Markdown.
import type { GoldFigures } from './gold-figures.ts';
import type { Latency } from './latency.ts';
import { attackLines, probeLines } from './report-attacks.ts';
import { measuredLines, shortLines } from './report-headline.ts';
import {
  agreementLines,
  chapterLines,
  kindLines,
  speedLines,
  stabilityLines,
  verdictLines,
  worstLines,
} from './report-tables.ts';

export type ReportInput = {
  figures: GoldFigures;
  latency: Latency;
  /** The figures to compare with; null where there are none that may be compared. */
  accepted: GoldFigures | null;
  problems: string[];
  /** File names of the pictures, beside the report. */
  pictures: { byKind: string; confusion: string };
  /** Of the chapters, by their number. */
  titles: Map<number, string>;
};

type Section = [title: string, lines: string[]];

export function reportText({ figures, latency, accepted, problems, pictures, titles }: ReportInput): string {
  const judged: Section[] = [
    ['Agreement with the labels', agreementLines(figures, accepted)],
    ['By kind of answer', kindLines(figures, pictures.byKind)],
    ['Verdicts', verdictLines(figures, pictures.confusion)],
    ['By chapter', chapterLines(figures, titles)],
    ['What to mend next', worstLines(figures)],
    ['Attacks, and points for nothing', attackLines(figures)],
    ['Answers changed by code', probeLines(figures)],
    ['Asked again', stabilityLines(figures)],
  ];
  const sections: Section[] = [
    ['In short', [...shortLines(figures, problems), '']],
    ...(figures.ungraded === figures.answers ? [] : judged),
    ['Time and cost', speedLines(figures, latency)],
  ];
  return [
    `# How far the grader “${figures.grader.name}” can be trusted`,
    '',
    ...measuredLines(figures),
    ...sections.flatMap(([title, lines]) => [`## ${title}`, '', ...lines]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
