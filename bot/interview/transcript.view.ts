// The whole interview as a Markdown file: what was asked, what was said, what was found, and what a strong candidate says.
import { graderName } from './grader-name.ts';
import type { Judgement } from './group.store.ts';
import type { Interview } from './interview.store.ts';
import { observerScore } from './observer-score.ts';
import { type PlannedQuestion, passageOf } from './plan.ts';
import type { PulledCard } from './pull.store.ts';
import { percent } from './report-groups.ts';
import type { ReportParts } from './report-parts.store.ts';
import type { Turn } from './session.ts';
import { type TurnScore, turnScore } from './turn-score.ts';
import { changeSentence, pointNotes, readText, statementOf } from './verdict-text.view.ts';

/** Longer than any text of a rubric. */
const WHOLE = 2000;

/** `about`: score, level and date. */
export function transcript(
  { plan, session }: Interview,
  { pulled, zone, judgements }: ReportParts,
  about: string,
): string {
  return [
    `# ${plan.scenario?.title ?? 'Mock interview'}`,
    `${about}, ${plan.minutes} minutes`,
    ...(plan.scenario ? [plan.scenario.brief] : []),
    ...session.turns.map((turn, i) => turnText(plan.questions[i]!, turn, i + 1, judgements[i] ?? [])),
    nextText(pulled, zone),
  ].join('\n\n');
}

function turnText(question: PlannedQuestion, turn: Turn, number: number, judgements: Judgement[]): string {
  const where = question.chapter === null ? question.title : `chapter ${question.chapter}, ${question.title}`;
  const followUp = (id: string) => question.criteria.find((one) => one.id === id)?.follow_up ?? id;
  return [
    `## ${number}. ${question.prompt}`,
    `_${where}${question.draft ? '; a draft that nobody has approved yet' : ''}_`,
    ...turn.hints.map((id) => `**Hint:** ${followUp(id)}`),
    ...turn.parts.flatMap(({ asks, answer }) => [
      ...(asks ? [`**Asked further:** ${followUp(asks)}`] : []),
      answer === null ? '_No answer._' : asQuote(answer),
    ]),
    ...verdictTexts(question, turn, judgements),
    '### What a strong candidate says',
    question.modelAnswer.trim(),
  ].join('\n\n');
}

function verdictTexts(question: PlannedQuestion, turn: Turn, judgements: Judgement[]): string[] {
  const { assessment } = turn;
  const score = turnScore(turn, 0);
  if (!assessment || !score) {
    const why = { skipped: 'Skipped.', ungraded: 'Grading failed.' }[turn.result as string] ?? 'Not answered.';
    return ['### No verdict', why];
  }
  const lines = assessment.criteria.map((one) => {
    const criterion = question.criteria.find(({ id }) => id === one.id);
    const quote = one.evidence ? ` Said: “${inline(one.evidence)}”` : '';
    const where = one.verdict === 'met' || !criterion ? '' : readText(passageOf(question, criterion), WHOLE);
    const notes = `${pointNotes(one, turn).join(', ')}${where}`;
    return `- **${one.verdict}**: ${statementOf(question, one.id)} (${notes})${quote}`;
  });
  const wrong = assessment.misconceptions.filter(({ found }) => found);
  const change = changeSentence(assessment, question, turn, WHOLE);
  const group = observersText(assessment.criteria, judgements);
  return [
    `### ${scoreText(score)}`,
    `Graded by ${graderName(assessment.grader)}${assessment.grader.measures === 'coverage' ? ', which measures whether the points are mentioned, not whether what is said is right' : ''}.`,
    lines.join('\n'),
    ...wrong.map(({ id, evidence }) => wrongText(question, id, evidence)),
    ...(change ? [`**The least that would have changed the verdict:** ${change}`] : []),
    ...(group ? [group] : []),
  ];
}

function scoreText({ points, of, hints, share, verdict }: TurnScore): string {
  const off = hints > 0 ? ` (${hints} off for hints)` : '';
  const word = { passed: 'passed', failed: 'not passed', undecided: 'undecided' }[verdict];
  return `${points} of ${of} points${off}, ${percent(share)}: ${word}`;
}

function wrongText(question: PlannedQuestion, id: string, evidence: string | null): string {
  const known = question.misconceptions.find((one) => one.id === id);
  const said = evidence ? `“${inline(evidence)}”. ` : '';
  const where = readText(known ? passageOf(question, known) : null, WHOLE).replace(
    /^, to read: (.*)$/,
    ' (to read: $1)',
  );
  return `**Wrong:** ${said}${known?.correction ?? ''}${where}`;
}

/** What each observer found, by the numbers of the points above. */
function observersText(criteria: Parameters<typeof observerScore>[0]['criteria'], judgements: Judgement[]): string {
  const lines = judgements.flatMap(({ name, met }) => {
    if (met === null) return [];
    const made = criteria.flatMap(({ id }, i) => (met.includes(id) ? [i + 1] : []));
    const score = observerScore({ criteria }, met);
    const figure = score
      ? `, ${score.points} of ${score.of} points, ${score.verdict === 'passed' ? 'passed' : 'not passed'}`
      : '';
    return [`- ${name}: ${made.length > 0 ? `made ${made.join(', ')}` : 'none of the points made'}${figure}`];
  });
  return lines.length > 0 ? `**The observers**, by the numbers of the points above:\n\n${lines.join('\n')}` : '';
}

function nextText(pulled: PulledCard[], zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone });
  const lines = pulled.map((one) => `- ${day.format(one.day)}: ${inline(one.front)} (chapter ${one.chapter})`);
  const none = 'Nothing is pulled forward because of this interview: it goes on as planned.';
  return ['## What comes first in /study', lines.length > 0 ? lines.join('\n') : none].join('\n\n');
}

function inline(text: string): string {
  return harmless(text.replace(/\s+/g, ' '));
}

/** A quotation that the answer can't break out of. */
function asQuote(answer: string): string {
  return harmless(answer)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** No HTML, and no pictures from elsewhere. */
function harmless(text: string): string {
  return text.replace(/</g, '\\<').replace(/!\[/g, '!\\[');
}
