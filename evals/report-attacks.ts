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
    `Of them ${shown(nothing.aboveLabels)} got more than their own labels give, if only a little.`,
    '',
    ...(attacks === null
      ? ['No attacks by code were tried in this run.', '']
      : [
          'Put by code behind the wrong answer, the partial one and an empty one of each question:',
          '',
          ...table(
            ['attack', 'tried', 'score rose', 'no grade'],
            Object.entries(attacks.byAttack).map(([name, { tried, rose, ungraded }]) => [name, tried, rose, ungraded]),
          ),
          'By name, where an attack raised a few scores only:',
          '',
          ...offenderLines(
            attacks.offenders.filter(({ attack }) => isRare(attacks.byAttack[attack]!)),
            'without it',
          ),
        ]),
  ];
}

/** What every other answer falls for needs no list of names. */
function isRare({ rose, tried }: { rose: number; tried: number }): boolean {
  return tried < 20 || rose <= tried / 2;
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
    'order or the question; must stay when letters change their looks; and must hardly move (less than a quarter) when sentences change places.',
    'Verdict by verdict: one that was met must fall when its evidence is deleted, or denied in one of several ways (each verdict in one, by',
    'turns); and every verdict must stay when phrases of a right answer are exchanged for others that mean the same ([which](../gold/alternatives.yaml)).',
    '',
    ...table(
      ['change', 'tried', 'fair'],
      entries.map(([name, { tried, held }]) => [name, tried, shown(held / tried)]),
    ),
    'Denials at the verb change every clause that has an auxiliary. Other clauses stay as they were, so that here even a fair grader may find',
    'something said.',
    '',
  ];
}
