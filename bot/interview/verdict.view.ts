// What follows an answer: the verdict, or why there is none, and what to do next.
import { embed } from '../discord/embed.ts';
import { LIMITS } from '../discord/limits.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import type { Assessment } from '../grading/assessment.ts';
import { graderName } from './grader-name.ts';
import type { Judgement } from './group.store.ts';
import { sideBySide } from './group-verdict.view.ts';
import type { Interview } from './interview.store.ts';
import { gapsOf, scoreMeaning } from './level-meaning.ts';
import type { Plan, PlannedQuestion } from './plan.ts';
import { type TurnScore, turnScore } from './turn-score.ts';
import { verdictRows } from './verdict-rows.view.ts';
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
  const group = sideBySide(assessment, score, planned, judgements);
  const meaning = meaningText(plan, planned, score, assessment);
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

function meaningText({ level }: Plan, planned: PlannedQuestion, score: TurnScore, assessment: Assessment): string {
  const meaning = scoreMeaning(level, score, gapsOf(assessment));
  const own = planned.level ?? level;
  return own === level ? meaning : `${meaning} The question is meant for ${own} level.`;
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
    unanswered: [
      'not answered',
      'Nothing was said to this one, so it has no verdict and lowers no figure. What is essential in it comes back in **/study** where it has cards.',
    ],
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
