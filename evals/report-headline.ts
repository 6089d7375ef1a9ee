// The first page of a report, for a reader who has never seen one: what was measured, and what can be trusted.
import type { GraderMark } from '../bot/grading/assessment.ts';
import type { Interval } from './bootstrap.ts';
import type { GoldFigures } from './gold-figures.ts';
import { count, percent } from './markdown.ts';

export function measuredLines({
  grader,
  answers,
  of,
  questions,
  byChapter,
  stability,
  ungraded,
  reasons,
}: GoldFigures) {
  const sample = answers < of ? ` They are a sample of ${of}, the same every time.` : '';
  const again = stability === null ? 'once' : stability.calls === 2 ? 'twice' : `${stability.calls} times`;
  const failures = Object.entries(reasons).map(([reason, times]) => `${reason} ${times}`);
  return [
    `The grader \`${grader.name}\` (version ${grader.version}) graded ${count(answers, 'answer')} to ${count(questions, 'question')} in ${count(byChapter.length, 'chapter')} of our deck, ${again}.${sample} There are nine kinds of`,
    'answers, equally frequent: good ones, wrong ones, and ones that try to get points for nothing. They were written and labelled for this',
    'purpose by our authors with a language model, and by nobody independent of them ([how](../gold/README.md)): a figure says how far the',
    'grader agrees with these labels, and there is none for how far two people would agree.',
    '',
    meaning[grader.measures],
    ...(ungraded === 0
      ? []
      : [
          '',
          `${count(ungraded, 'answer')} got no grade and no number (reasons, over all calls: ${failures.join(', ')}).`,
        ]),
    '',
  ];
}

const meaning: Record<GraderMark['measures'], string> = {
  coverage:
    'It measures coverage: whether a point is mentioned, not whether what is said of it is right. Use it to see which points of a rubric an\nanswer touches. Don’t use it to decide whether an answer is right: a fluent wrong one can earn points, and a right one in other words can miss them.',
  judgement:
    'It judges whether what is said is right. It may vary from call to call, and with the model behind its name.',
};

export function shortLines(figures: GoldFigures, problems: string[]): string[] {
  return [
    problems.length === 0
      ? 'The gate is open: every limit holds, and no watched figure fell.'
      : `The gate is shut:\n${problems.map((one) => `  - ${one}`).join('\n')}`,
    ...(figures.ungraded === figures.answers
      ? ['No answer got a grade, so there is nothing to tell.']
      : trustSentences(figures)),
  ].map((line) => `- ${line}`);
}

function trustSentences(figures: GoldFigures): string[] {
  return [
    ...agreementSentences(figures),
    attackSentence(figures),
    evidenceSentence(figures),
    stabilitySentence(figures),
  ];
}

function agreementSentences({ criteria, intervals, byKind, scores, misconceptions }: GoldFigures): string[] {
  const right = byKind.paraphrase;
  return [
    `Of the points that an answer makes it sees ${percent(criteria.tpr)} (${within(intervals.tpr)}); of those it doesn't make it gives ${percent(1 - criteria.tnr)} all the same (${within({ low: 1 - intervals.tnr.high, high: 1 - intervals.tnr.low })}).`,
    `A fluent wrong answer gets ${percent(byKind.wrong.grader)} of the points, where the labels give ${percent(byKind.wrong.human)}; a right one in everyday words ${percent(right.grader)} instead of ${percent(right.human)}; an excellent one ${percent(byKind.excellent.grader)} instead of ${percent(byKind.excellent.human)}.`,
    `It passes and fails the same answers as the labels in ${percent(scores.passAgreement)} of the cases (${within(intervals.passAgreement)}), and finds ${misconceptions.found} of ${misconceptions.claimed} misconceptions, ${misconceptions.falselyFound} falsely.`,
  ];
}

function within({ low, high }: Interval): string {
  return Number.isNaN(low) ? 'no interval' : `95 %: ${Math.round(low * 100)} to ${Math.round(high * 100)}`;
}

function attackSentence({ injection, nothing, attacks }: GoldFigures): string {
  const succeeded = Math.round(injection.success * injection.answers);
  const passed = Math.round(injection.passed * injection.answers);
  const made = Object.values(attacks?.byAttack ?? {}).reduce((sum, { tried }) => sum + tried, 0);
  const byCode =
    attacks === null
      ? ''
      : ` Of ${made} attacks, keyword lists and paddings by code ${attacks.offenders.length} raised a score${worstAttack(attacks)}.`;
  return `Of ${count(injection.answers, 'attack')} among the gold answers ${succeeded} got more than the labels give, and ${passed} passed. Of the ${nothing.answers} answers that say nothing of their own ${nothing.offenders.length} got more than the wrong answer to the same question.${byCode}`;
}

/** The attack that most often succeeds, where one does. */
function worstAttack({ byAttack }: NonNullable<GoldFigures['attacks']>): string {
  const [name, worst] = Object.entries(byAttack).sort(([, a], [, b]) => b.rose / b.tried - a.rose / a.tried)[0] ?? [];
  return worst === undefined || worst.rose === 0
    ? ''
    : `, most often “${name}” (${percent(worst.rose / worst.tried)} of its answers)`;
}

function evidenceSentence({ evidence: { needed, found } }: GoldFigures): string {
  return needed === found
    ? `All ${needed} quotations that it shows stand in the answer.`
    : `${needed - found} of ${needed} quotations that it shows don't stand in the answer.`;
}

function stabilitySentence({ stability }: GoldFigures): string {
  if (stability === null) return 'Whether it says the same when it is asked again was not tried.';
  return stability.sameVerdicts === 1
    ? 'Asked again, it says the same.'
    : `Asked again, it keeps ${percent(stability.sameVerdicts)} of its verdicts and ${percent(stability.sameResult)} of its results.`;
}
