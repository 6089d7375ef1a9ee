// What follows an answer: the verdict, or why there is none, and what to do next.
import { button, type Row, rows } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import { LIMITS } from '../discord/limits.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import type { Assessment } from '../grading/assessment.ts';
import { graderName } from './grader-name.ts';
import type { Judgement } from './group.store.ts';
import { sideBySide } from './group-verdict.view.ts';
import type { Interview } from './interview.store.ts';
import { scoreMeaning } from './level-meaning.ts';
import type { Plan } from './plan.ts';
import { type TurnScore, turnScore } from './turn-score.ts';
import { verdictText } from './verdict-text.view.ts';

/** What belongs to a verdict beside the interview itself. */
export type VerdictParts = {
  /** The question's card, for its passage; null when it has none. */
  cardId: number | null;
  /** What a group's observers found. */
  judgements: Judgement[];
};

/** 6000 characters count over all embeds of a message; the title and the footer take some of them. */
const ROOM = LIMITS.embedTotal - 700;

export function verdictView(interview: Interview, question: number, { cardId, judgements }: VerdictParts): Reply {
  const { plan, session } = interview;
  const planned = plan.questions[question]!;
  const turn = session.turns[question]!;
  const score = turnScore(turn, 0);
  const { assessment } = turn;
  if (!assessment || !score) return closedView(interview, question, cardId);
  const group = sideBySide(assessment, planned, judgements);
  const meaning = scoreMeaning(score);
  const room = Math.min(LIMITS.embedDescription, ROOM - (group?.description?.length ?? 0)) - meaning.length - 2;
  return {
    embeds: [
      embed({
        title: `${questionName(plan, question)} · ${verdictWord(score)} ${scoreText(score)}`,
        colour: score.verdict === 'passed' ? 'good' : score.verdict === 'undecided' ? 'careful' : 'bad',
        description: `${meaning}\n\n${verdictText(assessment, planned, turn, room)}`,
        footer: graderText(assessment),
      }),
      ...(group ? [group] : []),
    ],
    rows: verdictRows(interview, question, cardId),
  };
}

/** "Question 2", or "Phase 2" of a scenario; counted from 0. */
export function questionName({ scenario }: Plan, question: number): string {
  return `${scenario ? 'Phase' : 'Question'} ${question + 1}`;
}

/** For a question that has no verdict: skipped, not reached, or not graded. */
function closedView({ plan, ...interview }: Interview, question: number, cardId: number | null): Reply {
  const { result } = interview.session.turns[question]!;
  const [word, text] = {
    skipped: ['skipped', 'It counts as nothing said. What was expected is behind **Model answer**.'],
    unanswered: ['not answered', 'Nothing was said to this one, so it has no verdict and counts for nothing.'],
    ungraded: [
      'no verdict',
      'Your answer is kept, but has no verdict: grading failed, and nothing was made up in its place.',
    ],
  }[result === 'skipped' || result === 'ungraded' ? result : 'unanswered'];
  return {
    embeds: [embed({ title: `${questionName(plan, question)} · ${word}`, description: text, colour: 'careful' })],
    rows: verdictRows({ plan, ...interview }, question, cardId),
  };
}

function verdictWord({ verdict }: TurnScore): string {
  return { passed: 'Passed:', failed: 'Not passed:', undecided: 'Undecided:' }[verdict];
}

function scoreText({ points, of, share, hints }: TurnScore): string {
  const less = hints > 0 ? ` (${plural(hints, 'point')} off for hints)` : '';
  return `${points} of ${plural(of, 'point')}, ${Math.round(share * 100)} %${less}`;
}

/** The grader by name, and what its figures are worth. */
function graderText({ grader }: Assessment): string {
  const name = `Graded by ${graderName(grader)}`;
  return grader.measures === 'coverage'
    ? `${name}: it measures whether the points are mentioned, not whether what you say is right.`
    : `${name}: a language model, which can err. Contest a verdict that you hold for wrong.`;
}

function verdictRows(interview: Interview, question: number, cardId: number | null): Row[] {
  const { learnerId, id, session } = interview;
  const turn = session.turns[question]!;
  const goesOn = session.phase === 'between' && session.at === question;
  const next = button({ id: customId('interview.next', learnerId, id, question), label: 'Next', style: 'primary' });
  return rows([
    ...(goesOn ? [next] : []),
    button({ id: customId('interview.model', learnerId, id, question), label: 'Model answer' }),
    ...(cardId === null
      ? []
      : [button({ id: customId('card.passage', learnerId, cardId), label: 'Read the passage' })]),
    ...(turn.assessment
      ? [button({ id: customId('interview.contest', learnerId, id, question), label: 'Contest' })]
      : []),
    ...(goesOn ? [button({ id: customId('interview.stop', learnerId, id), label: 'End it here' })] : []),
  ]);
}

export function modelAnswerView({ plan }: Interview, question: number): Reply {
  const planned = plan.questions[question]!;
  return {
    embeds: [
      embed({
        title: 'What a strong candidate says',
        description: [
          ...(planned.draft ? ['-# Draft: nobody has approved this text yet.'] : []),
          planned.modelAnswer,
        ].join('\n'),
      }),
    ],
  };
}
