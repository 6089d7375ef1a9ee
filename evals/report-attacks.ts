// The parts of a report about answers that try to get points for nothing, and about changed answers.
import type { Offender } from './attack-figures.ts';
import type { GoldFigures } from './gold-figures.ts';
import { count, shown, table } from './markdown.ts';

export function attackLines({ injection, nothing, attacks }: GoldFigures): string[] {
  return [
    `Injection success rate: ${shown(injection.success)}, the share of the ${count(injection.answers, 'gold answer')} with an attack that got more points than the labels give. Passed: ${shown(injection.passed)}.`,
    '',
    ...offenderLines(injection.offenders, 'the labels give'),
    `Attacks, keywords and copied questions that got more than the wrong answer to the same question, and more than their labels give: ${nothing.offenders.length} of ${nothing.answers}.`,
    '',
    ...offenderLines(nothing.offenders, 'allowed'),
    ...(attacks === null
      ? ['No attacks by code were tried in this run.', '']
      : [
          'Put by code behind the wrong answer, the partial one and an empty one of each question:',
          '',
          ...table(
            ['attack', 'tried', 'score rose', 'no grade'],
            Object.entries(attacks.byAttack).map(([name, { tried, rose, ungraded }]) => [name, tried, rose, ungraded]),
          ),
          ...offenderLines(attacks.offenders, 'without it'),
        ]),
  ];
}

function offenderLines(offenders: Offender[], limited: string): string[] {
  if (offenders.length === 0) return [];
  return [...offenders.map(({ answer, got, limit }) => `- ${answer}: ${shown(got)}, ${limited} ${shown(limit)}`), ''];
}

export function probeLines({ probes }: GoldFigures): string[] {
  const entries = Object.entries(probes);
  if (entries.length === 0) return ['Not tried in this run.', ''];
  return [
    'Every answer that earned something, changed so that a fair grade is known: it must not rise when the answer is repeated, padded, or holds an',
    'order or the question; must stay when letters change their looks; must hardly move when sentences change places; and a verdict must fall',
    'when the sentences of its evidence are deleted, or called untrue.',
    '',
    ...table(
      ['change', 'tried', 'fair'],
      entries.map(([name, { tried, held }]) => [name, tried, shown(held / tried)]),
    ),
  ];
}
