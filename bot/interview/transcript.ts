// The whole interview as a Markdown file: what was asked, what was said, what was found, and what a strong candidate says.
import { graderName } from './grader-name.ts';
import type { Plan, PlannedQuestion } from './plan.ts';
import type { Session, Turn } from './session.ts';
import { interviewScore, turnScore } from './turn-score.ts';

export function transcript(plan: Plan, session: Session, startedAt: Date): string {
  const score = interviewScore(plan, session);
  const total =
    score.share === null ? 'no score' : `${Math.round(score.share * 100)} %, ${score.passed} of ${score.scored} passed`;
  return [
    `# ${plan.scenario?.title ?? 'Mock interview'}`,
    `${startedAt.toISOString().slice(0, 10)}, ${plan.level} level, ${plan.minutes} minutes: ${total}`,
    ...(plan.scenario ? [plan.scenario.brief] : []),
    ...session.turns.map((turn, i) => turnText(plan.questions[i]!, turn, i + 1)),
  ].join('\n\n');
}

function turnText(question: PlannedQuestion, turn: Turn, number: number): string {
  const where = question.chapter === null ? question.title : `chapter ${question.chapter}, ${question.title}`;
  return [
    `## ${number}. ${question.prompt}`,
    `_${where}${question.draft ? '; a draft that nobody has approved yet' : ''}_`,
    ...turn.hints.map((id) => `Hint: ${question.criteria.find((one) => one.id === id)?.follow_up ?? id}`),
    ...turn.parts.flatMap(({ asks, answer }) => [
      ...(asks ? [`**Asked further:** ${question.criteria.find(({ id }) => id === asks)?.follow_up ?? asks}`] : []),
      answer === null ? '_No answer._' : quoted(answer),
    ]),
    verdictText(question, turn),
    '### What a strong candidate says',
    question.modelAnswer.trim(),
  ].join('\n\n');
}

function verdictText(question: PlannedQuestion, turn: Turn): string {
  const { assessment } = turn;
  const score = turnScore(turn, 0);
  if (!assessment || !score)
    return `### No verdict\n\n${{ skipped: 'Skipped.', ungraded: 'Grading failed.' }[turn.result as string] ?? 'Not answered.'}`;
  const lines = assessment.criteria.map(({ id, verdict, evidence, essential }) => {
    const statement = question.criteria.find((one) => one.id === id)?.statement ?? id;
    const quote = evidence ? ` Said: “${evidence.replace(/\s+/g, ' ')}”` : '';
    return `- **${verdict}**${essential ? ' (essential)' : ''}: ${statement}${quote}`;
  });
  const wrong = assessment.misconceptions.filter(({ found }) => found);
  return [
    `### ${score.points} of ${score.of} points${score.hints > 0 ? ` (${score.hints} off for hints)` : ''}: ${score.verdict}`,
    `Graded by ${graderName(assessment.grader)}${assessment.grader.measures === 'coverage' ? ', which measures whether the points are mentioned, not whether what is said is right' : ''}.`,
    lines.join('\n'),
    ...wrong.map(
      ({ id, evidence }) =>
        `Wrong: “${evidence}”. ${question.misconceptions.find((one) => one.id === id)?.correction ?? ''}`,
    ),
  ].join('\n\n');
}

/** As a block of code that the answer can't break out of. */
function quoted(answer: string): string {
  const longest = Math.max(2, ...[...answer.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${answer}\n${fence}`;
}
