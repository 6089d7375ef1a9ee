// A verdict beside what a group's observers found, point by point.
import type { APIEmbed } from 'discord-api-types/v10';
import { embed } from '../discord/embed.ts';
import { clip } from '../discord/text.ts';
import type { Assessment, CriterionVerdict } from '../grading/assessment.ts';
import type { Judgement } from './group.store.ts';
import { observerScore } from './observer-score.ts';
import type { PlannedQuestion } from './plan.ts';
import type { TurnScore } from './turn-score.ts';
import { SIGNS, statementOf } from './verdict-text.view.ts';

type Given = { name: string; met: string[] };

/** With more observers than these, how many found a point made is told instead of who. */
const MOST_NAMED = 6;
const STATEMENT = 90;
const NAME = 24;

/** Null where nobody gave a verdict. `score`: what the grader's verdict comes to. */
export function sideBySide(
  { criteria }: Assessment,
  score: TurnScore,
  planned: PlannedQuestion,
  judgements: Judgement[],
): APIEmbed | null {
  const given = judgements.flatMap(({ name, met }): Given[] => (met ? [{ name: clip(name, NAME), met }] : []));
  if (given.length === 0) return null;
  const silent = judgements.filter(({ met }) => met === null).map(({ name }) => clip(name, NAME));
  const points = criteria.map((one, i) => {
    const people = given.length > MOST_NAMED ? counted(one.id, given) : named(one.id, given);
    return `**${i + 1}.** ${clip(statementOf(planned, one.id), STATEMENT)}\n${SIGNS[one.verdict]} grader · ${people}`;
  });
  const quiet = silent.length > 0 ? [`-# No verdict from ${clip(silent.join(', '), 200)}.`] : [];
  return embed({
    title: 'The grader and the group, side by side',
    description: [points.join('\n'), overall(criteria, score, given), ...differences(criteria, given), ...quiet].join(
      '\n\n',
    ),
  });
}

function named(id: string, given: Given[]): string {
  return given.map(({ name, met }) => `${met.includes(id) ? '✅' : '❌'} ${name}`).join(' · ');
}

function counted(id: string, given: Given[]): string {
  return `${given.filter(({ met }) => met.includes(id)).length} of ${given.length} observers say ✅`;
}

/** What each verdict comes to, in points. */
function overall(criteria: CriterionVerdict[], score: TurnScore, given: Given[]): string {
  const scores = given.map(({ name, met }) => ({ name, score: observerScore({ criteria }, met) }));
  const grader = `**Overall** · grader ${scoreText(score)}`;
  if (given.length > MOST_NAMED) {
    const passing = scores.filter((one) => one.score?.verdict === 'passed').length;
    return `${grader} · ${passing} of ${given.length} observers would let it pass`;
  }
  return [grader, ...scores.map((one) => `${one.name} ${one.score ? scoreText(one.score) : 'no score'}`)].join(' · ');
}

function scoreText({ points, of, verdict }: Pick<TurnScore, 'points' | 'of' | 'verdict'>): string {
  return `${verdict === 'passed' ? '✅' : verdict === 'failed' ? '❌' : SIGNS.unclear} ${points} of ${of}`;
}

/** Partly and unclear can be read either way: only met and missed are held against an observer's yes and no. */
function differences(criteria: CriterionVerdict[], given: Given[]): string[] {
  const differ = criteria.flatMap(({ id, verdict }, i) => {
    const sure = verdict === 'met' || verdict === 'missed' ? [verdict === 'met'] : [];
    return new Set([...sure, ...given.map(({ met }) => met.includes(id))]).size > 1 ? [i + 1] : [];
  });
  if (differ.length === 0) return ['All of you agree.'];
  return [`You differ on ${differ.length === 1 ? 'point' : 'points'} ${differ.join(', ')}: worth talking over.`];
}
