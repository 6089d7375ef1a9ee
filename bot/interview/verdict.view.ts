// The verdict on one question: what stood first, then what was missing, in the learner's own words wherever there are any.
import { button, type Row, rows } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { clip, escapeMarkdown, plural } from '../discord/text.ts';
import type { Assessment, CriterionVerdict, UngradedReason } from '../grading/assessment.ts';
import type { Interview } from './interview.store.ts';
import { levelMeaning } from './level-meaning.ts';
import type { PlannedQuestion } from './plan.ts';
import type { Turn } from './session.ts';
import { type SmallestChange, smallestChange } from './smallest-change.ts';
import { type TurnScore, turnScore } from './turn-score.ts';

const SIGNS = { met: '✅', partly: '🟠', missed: '❌', unclear: '❔' } as const;
const QUOTE = 220;
/** More points than these are no small change any more. */
const MOST_SAID = 2;

/**
 * `cardId`: the question's card, for its passage; null when it has none. `people`: what a group's observers found met.
 */
export function verdictView(
  interview: Interview,
  question: number,
  cardId: number | null,
  people: { name: string; met: string[] }[] = [],
): Reply {
  const planned = interview.plan.questions[question]!;
  const turn = interview.session.turns[question]!;
  const score = turnScore(turn, 0);
  const { assessment } = turn;
  if (!assessment || !score) return closedView(interview, question, cardId);
  return {
    embeds: [
      embed({
        title: `${verdictWord(score)} ${scoreText(score)}`,
        colour: score.verdict === 'passed' ? 'good' : score.verdict === 'undecided' ? 'careful' : 'bad',
        description: [
          levelMeaning(score.share, interview.plan.level),
          ...remarkTexts(assessment),
          peopleText(assessment, planned, people),
          section('What stood', assessment, planned, turn, ['met']),
          section('What was thin', assessment, planned, turn, ['partly', 'unclear']),
          section('What was missing', assessment, planned, turn, ['missed']),
          misconceptionText(assessment, planned),
          changeText(smallestChange(assessment, turn.hints.length), planned),
        ]
          .filter((text) => text !== '')
          .join('\n\n'),
        footer: graderText(assessment),
      }),
    ],
    rows: verdictRows(interview, question, cardId),
  };
}

/** For a question that has no verdict: skipped, not reached, or not graded. */
export function closedView(interview: Interview, question: number, cardId: number | null): Reply {
  const { result } = interview.session.turns[question]!;
  const text = {
    skipped: 'Skipped: it counts as nothing said. What was expected is behind **Model answer**.',
    unanswered: 'Nothing was said to this one, so it has no verdict and counts for nothing.',
    ungraded: 'Your answer is kept, but has no verdict: grading failed, and nothing was made up in its place.',
  }[result === 'skipped' || result === 'ungraded' ? result : 'unanswered'];
  return { embeds: [embed({ description: text, colour: 'careful' })], rows: verdictRows(interview, question, cardId) };
}

export function verdictWord({ verdict }: TurnScore): string {
  return { passed: 'Passed:', failed: 'Not passed:', undecided: 'Undecided:' }[verdict];
}

export function scoreText({ points, of, share, hints }: TurnScore): string {
  const less = hints > 0 ? ` (${plural(hints, 'point')} off for hints)` : '';
  return `${points} of ${plural(of, 'point')}, ${Math.round(share * 100)} %${less}`;
}

/** The grader by name, and what its figures are worth. */
export function graderText({ grader }: Assessment): string {
  const name = `Graded by ${grader.name}, version ${grader.version}`;
  return grader.measures === 'coverage'
    ? `${name}: it measures whether the points are mentioned, not whether what you say is right.`
    : `${name}: a language model, which can err. Contest a verdict that you hold for wrong.`;
}

function section(
  heading: string,
  assessment: Assessment,
  planned: PlannedQuestion,
  turn: Turn,
  verdicts: CriterionVerdict['verdict'][],
): string {
  const found = assessment.criteria.filter(({ verdict }) => verdicts.includes(verdict));
  if (found.length === 0) return '';
  const probed = new Set(turn.parts.map(({ asks }) => asks));
  const lines = found.map(({ id, verdict, essential, evidence, points }) => {
    const statement = planned.criteria.find((one) => one.id === id)?.statement ?? id;
    const notes = [
      plural(points, 'point'),
      ...(essential ? ['essential'] : []),
      ...(probed.has(id) ? ['asked again'] : []),
      ...(verdict === 'partly' || verdict === 'unclear' ? [verdict] : []),
    ].join(', ');
    const quote = evidence ? `\n> “${escapeMarkdown(clip(evidence.replace(/\s+/g, ' '), QUOTE))}”` : '';
    return `${SIGNS[verdict]} ${statement} (${notes})${quote}`;
  });
  return `**${heading}**\n${lines.join('\n')}`;
}

/** The group and the grader side by side, point by point. */
function peopleText(
  { criteria }: Assessment,
  planned: PlannedQuestion,
  people: { name: string; met: string[] }[],
): string {
  if (people.length === 0) return '';
  const lines = criteria.map(({ id, verdict }) => {
    const number = planned.criteria.findIndex((one) => one.id === id) + 1;
    const judged = people.map(({ name, met }) => `${met.includes(id) ? '✅' : '❌'} ${name}`);
    return `${number}. ${SIGNS[verdict]} grader · ${judged.join(' · ')}`;
  });
  return `**Point by point: the grader and the group**\n${lines.join('\n')}`;
}

function misconceptionText(assessment: Assessment, planned: PlannedQuestion): string {
  const found = assessment.misconceptions.filter((one) => one.found);
  if (found.length === 0) return '';
  const lines = found.map(({ id, evidence, points }) => {
    const known = planned.misconceptions.find((one) => one.id === id);
    const quote = evidence ? `You said “${escapeMarkdown(clip(evidence.replace(/\s+/g, ' '), QUOTE))}”. ` : '';
    return `⚠️ ${quote}${known?.correction ?? ''} (${points} ${Math.abs(points) === 1 ? 'point' : 'points'})`;
  });
  const where = planned.heading ? `\n-# See chapter ${planned.chapter}, “${planned.heading}”.` : '';
  return `**What was wrong**\n${lines.join('\n')}${where}`;
}

function changeText(change: SmallestChange | null, planned: PlannedQuestion): string {
  if (!change) return '';
  const say = change.say.map((id) => `“${planned.criteria.find((one) => one.id === id)?.statement ?? id}”`);
  const leave = change.leave.map((id) => planned.misconceptions.find((one) => one.id === id)?.statement ?? id);
  if (say.length > MOST_SAID) {
    return `**The least that would have changed the verdict**\nIt would have taken ${say.length} more of the points above, the essential ones among them.`;
  }
  const parts = [
    ...(say.length > 0 ? [`had said ${say.join(' and ')}`] : []),
    ...(leave.length > 0 ? [`had left out what was wrong (${leave.join(' ')})`] : []),
  ];
  return `**The least that would have changed the verdict**\nThis would have passed if you ${parts.join(', and ')}.`;
}

function remarkTexts({ remarks }: Assessment): string[] {
  const texts = {
    'keyword list': 'Much of this is keywords without sentences. Words that state nothing earn nothing.',
    'copied question': 'Sentences that repeat the question were left out.',
  } as const;
  return remarks.map((remark) => texts[remark]);
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

const REASONS: Record<UngradedReason, string> = {
  unclear: 'too much of the answer could be read either way',
  refusal: 'the model declined to grade it',
  'cut off': "the model's reply ended in the middle",
  junk: "the model's reply could not be read",
  'wrong shape': "the model's reply was of another form than asked for",
  'too many requests': "the model's server is overloaded",
  'server error': "the model's server had an error",
  unreachable: "the model's server can't be reached",
  timeout: "the model's server took too long",
  rejected: "the model's server refuses our requests: the operator must look at its settings",
  budget: "today's budget is used up",
};

export function ungradedView(
  { learnerId, id }: Interview,
  question: number,
  attempt: number,
  reason: UngradedReason,
): Reply {
  return {
    embeds: [
      embed({
        title: 'No verdict yet',
        description: `Your answer is kept, but it could not be graded: ${REASONS[reason]}. No verdict is made up in its place, and the clock stands.`,
        colour: 'careful',
      }),
    ],
    rows: rows([
      button({ id: customId('interview.retry', learnerId, id, question, attempt), label: 'Retry', style: 'primary' }),
      button({ id: customId('interview.without', learnerId, id, question, attempt), label: 'Go on without a verdict' }),
    ]),
  };
}
