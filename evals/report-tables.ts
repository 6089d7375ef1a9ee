// The figures of a report, part by part: what each is, as a table, with pictures where they help.
import type { Interval } from './bootstrap.ts';
import { kinds } from './gold.ts';
import type { GoldFigures } from './gold-figures.ts';
import type { Latency } from './latency.ts';
import { count, percent, shown, table } from './markdown.ts';

export function agreementLines(figures: GoldFigures, accepted: GoldFigures | null): string[] {
  const { intervals } = figures;
  const row = (what: string, interval: Interval, of: (figures: GoldFigures) => number | undefined) => [
    what,
    shown(of(figures)),
    Number.isNaN(interval.low) ? '–' : `${shown(interval.low)} to ${shown(interval.high)}`,
    accepted === null ? '–' : shown(of(accepted)),
  ];
  return [
    ...table(
      ['figure', 'now', '95 %', accepted ? `accepted (version ${accepted.grader.version})` : 'accepted'],
      [
        row('accuracy: met or partly against missed', intervals.accuracy, ({ criteria }) => criteria.accuracy),
        row('F1', intervals.f1, ({ criteria }) => criteria.f1),
        row('points made that are seen (TPR)', intervals.tpr, ({ criteria }) => criteria.tpr),
        row('points missing that are seen as such (TNR)', intervals.tnr, ({ criteria }) => criteria.tnr),
        row('same verdict of three', intervals.agreement, ({ criteria }) => criteria.agreement),
        row('same result: passed or failed', intervals.passAgreement, ({ scores }) => scores.passAgreement),
        row('score, root mean square error', intervals.rmse, ({ scores }) => scores.rmse),
        row('score, mean absolute error', intervals.meanAbsoluteError, ({ scores }) => scores.meanAbsoluteError),
        row('score, Pearson', intervals.pearson, ({ scores }) => scores.pearson),
        row('rank, Spearman', intervals.spearman, ({ scores }) => scores.spearman),
        row('rank, Kendall', intervals.kendall, ({ scores }) => scores.kendall),
      ],
    ),
    `Over ${count(figures.criteria.judged, 'verdict')} on criteria (${figures.criteria.unclear} unclear, which only “same verdict” counts) and over the answers' shares of the`,
    'points, from 0 to 1. The intervals come from drawing whole questions anew 2000 times, as all answers to a question are judged by one rubric;',
    'they are seeded, so a run comes out the same again. Accepted figures are the last that were committed, of the same version over all answers.',
    '',
  ];
}

export function kindLines({ byKind }: GoldFigures, picture: string): string[] {
  return [
    `![Mean share of the points by kind of answer, by the labels and by the grader: the table has the figures](${picture})`,
    '',
    ...table(
      ['kind', 'answers', 'labels', 'grader', 'same verdict'],
      kinds.map((kind) => {
        const { answers, human, grader, agreement } = byKind[kind];
        return [kind, answers, shown(human), shown(grader), shown(agreement)];
      }),
    ),
    'Labels and grader: the mean share of the points. [What each kind is](../gold/README.md#the-kinds).',
    '',
  ];
}

export function verdictLines({ confusion }: GoldFigures, picture: string): string[] {
  return [
    `![The grader's verdicts by label: the table has the figures](${picture})`,
    '',
    ...table(
      ['label', 'met', 'partly', 'missed', 'unclear'],
      (['met', 'partly', 'missed'] as const).map((label) => {
        const { met, partly, missed, unclear } = confusion[label];
        return [label, met, partly, missed, unclear];
      }),
    ),
    'A row is what the label says, a column what the grader says.',
    '',
  ];
}

export function chapterLines({ byChapter }: GoldFigures, titles: Map<number, string>): string[] {
  return table(
    ['chapter', 'answers', 'labels', 'grader', 'accuracy', 'mean error'],
    byChapter.map(({ chapter, answers, human, grader, accuracy, meanAbsoluteError }) => [
      `${chapter} ${titles.get(chapter) ?? ''}`.trim(),
      answers,
      shown(human),
      shown(grader),
      shown(accuracy),
      shown(meanAbsoluteError),
    ]),
  );
}

export function worstLines({ worst }: GoldFigures): string[] {
  if (worst.length === 0) return ['None is judged wrongly.', ''];
  return [
    'The criteria that are judged wrongly most often. Unseen: an answer makes the point and gets nothing for it. Unearned: it gets something',
    'without making it. Many unseen ones ask for more aliases, or a clearer statement; many unearned ones for aliases that tell more.',
    '',
    ...table(
      ['chapter, question, criterion', 'answers', 'unseen', 'unearned'],
      worst.map(({ chapter, question, criterion, judged, unseen, unearned }) => [
        `${chapter}, ${question}, \`${criterion}\``,
        judged,
        unseen,
        unearned,
      ]),
    ),
  ];
}

export function stabilityLines({ stability }: GoldFigures): string[] {
  if (stability === null)
    return ['Each answer was graded once, so nothing is known. `--repeat 3` asks more often.', ''];
  const { calls, sameVerdicts, sameResult, meanRange, largestRange } = stability;
  return [
    `Each answer was graded ${calls} times. Verdicts that were the same every time: ${shown(sameVerdicts)}. Answers that passed or failed every time alike: ${shown(sameResult)}.`,
    `The shares of the points lie ${shown(meanRange)} apart on average, ${shown(largestRange)} at most.`,
    '',
  ];
}

export function speedLines({ cost, grader }: GoldFigures, { perAnswer, perCriterion }: Latency): string[] {
  const ms = (value: number) => value.toFixed(1);
  const aim = grader.measures === 'coverage' ? ' The aim is at most 5 ms a criterion.' : '';
  return [
    `Median ${ms(perAnswer.median)} ms an answer (${percent(0.95)} within ${ms(perAnswer.p95)}), ${ms(perCriterion.median)} ms a criterion (${percent(0.95)} within ${ms(perCriterion.p95)}).${aim} Times depend on the machine and what`,
    'else it does: they are not kept, and no run is compared by them.',
    '',
    `${count(cost.calls, 'call')} to a model for one grade of each answer, with ${cost.inputTokens} tokens in and ${cost.outputTokens} out.`,
    '',
  ];
}
