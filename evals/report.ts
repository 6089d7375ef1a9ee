// A gold run as a page of Markdown.
import { kinds } from './gold.ts';
import type { GoldFigures } from './gold-figures.ts';

export type ReportInput = {
  figures: GoldFigures;
  accepted: GoldFigures | null;
  problems: string[];
  measures: 'coverage' | 'judgement';
  /** File names of the pictures, beside the report. */
  pictures: { byKind: string; confusion: string };
};

export function reportText({ figures, accepted, problems, measures, pictures }: ReportInput): string {
  const { grader, answers, ungraded, criteria, misconceptions, cost } = figures;
  const before = accepted?.grader.name === grader.name ? accepted : null;
  const line = (what: string, of: (figures: GoldFigures) => number) => row(what, of(figures), before && of(before));
  return [
    `# ${grader.name}, version ${grader.version}`,
    '',
    `${answers} gold answers, ${criteria.judged} verdicts on criteria; ${ungraded} answers without a grade. ${meaning[measures]}`,
    '',
    problems.length === 0 ? 'The gate is open.' : `The gate is shut:\n${problems.map((one) => `- ${one}`).join('\n')}`,
    '',
    `| figure | now | ${before ? `accepted (version ${before.grader.version})` : 'accepted'} |`,
    '| --- | --- | --- |',
    line('same verdict of three', ({ criteria }) => criteria.agreement),
    line('accuracy (met or partly against missed)', ({ criteria }) => criteria.accuracy),
    line('F1', ({ criteria }) => criteria.f1),
    line('points made that are seen', ({ criteria }) => criteria.tpr),
    line('points missed that are seen', ({ criteria }) => criteria.tnr),
    line('same result (passed or failed)', ({ scores }) => scores.passAgreement),
    line('Pearson, share of the points', ({ scores }) => scores.pearson),
    line('Spearman, ranks', ({ scores }) => scores.spearman),
    line('Kendall, ranks', ({ scores }) => scores.kendall),
    line('RMSE, share of the points', ({ scores }) => scores.rmse),
    '',
    `Misconceptions: ${misconceptions.found} of ${misconceptions.claimed} found, ${misconceptions.falselyFound} falsely.`,
    `Cost: ${cost.calls} calls, ${cost.inputTokens} tokens in, ${cost.outputTokens} out.`,
    '',
    '## By kind of answer',
    '',
    `![Mean share of the points by kind of answer](${pictures.byKind})`,
    '',
    '| kind | answers | labels | grader | same verdict |',
    '| --- | --- | --- | --- | --- |',
    ...kinds.map((kind) => {
      const { answers: count, human, grader: given, agreement } = figures.byKind[kind];
      return `| ${kind} | ${count} | ${shown(human)} | ${shown(given)} | ${shown(agreement)} |`;
    }),
    '',
    '## Verdicts',
    '',
    `![Verdicts by label](${pictures.confusion})`,
    '',
    '## Answers changed by code',
    '',
    ...probeLines(figures),
    '',
  ].join('\n');
}

const meaning = {
  coverage:
    'This grader measures coverage: whether a point is mentioned, not whether what is said of it is right. A fluent answer that is wrong can earn points, and a right one in other words can miss them.',
  judgement: 'This grader judges whether what is said is right.',
};

function probeLines({ probes }: GoldFigures): string[] {
  const entries = Object.entries(probes);
  if (entries.length === 0) return ['Not tried in this run.'];
  return [
    '| change | tried | did what is fair |',
    '| --- | --- | --- |',
    ...entries.map(([name, { tried, held }]) => `| ${name} | ${tried} | ${shown(held / tried)} |`),
  ];
}

function row(what: string, now: number, before: number | null): string {
  return `| ${what} | ${shown(now)} | ${before === null ? '–' : shown(before)} |`;
}

function shown(value: number | null): string {
  return value === null || Number.isNaN(value) ? '–' : value.toFixed(3);
}
