// The words of a report: what was strong, what was missing and wrong, what to add, and what comes first in /study.
import { clip, plural, timestamp } from '../discord/text.ts';
import type { Assessment } from '../grading/assessment.ts';
import type { Interview } from './interview.store.ts';
import { interviewMeaning } from './level-meaning.ts';
import { type PlannedQuestion, passageOf } from './plan.ts';
import type { PulledCard } from './pull.store.ts';
import { percent, reportGroups } from './report-groups.ts';
import { type InterviewScore, missedEssentials } from './turn-score.ts';
import { questionName } from './verdict.view.ts';
import { quoted, readText, SIGNS, statementOf } from './verdict-text.view.ts';

/** How much is shown of each thing, and how many of them. */
type Room = { statement: number; quote: number; heading: number; lines: number };
const ROOMS: readonly Room[] = [
  { statement: 220, quote: 140, heading: 120, lines: 5 },
  { statement: 140, quote: 90, heading: 60, lines: 4 },
  { statement: 90, quote: 60, heading: 40, lines: 3 },
];
const MOST_STRENGTHS = 3;
const DAY_MS = 86_400_000;

export type ReportContext = { interview: Interview; score: InterviewScore; pulled: PulledCard[]; now: Date };

/** At most `most` characters, shortened line by line, so that no section is lost. */
export function reportText(context: ReportContext, most: number): string {
  const texts = ROOMS.map((room) =>
    [
      endingText(context),
      meaningText(context),
      strengthsText(context, room),
      missesText(context, room),
      wrongText(context, room),
      addText(context, room),
      nextText(context, room),
    ]
      .filter((text) => text !== '')
      .join('\n\n'),
  );
  return clip(texts.find((text) => text.length <= most) ?? texts.at(-1)!, most);
}

/** Only what is not to be expected: an early end, questions without a verdict. */
function endingText({
  interview: { plan, session },
  score: { asked, scored, planned, complete },
}: ReportContext): string {
  if (!session.ending && complete) return '';
  const why = { time: 'Time was up: ', stop: 'You ended it: ' } as const;
  const came = `${asked} of ${plural(planned, plan.scenario ? 'phase' : 'question')} came up`;
  const rest = asked > scored ? `, ${asked - scored} without a verdict` : '';
  return `${session.ending ? why[session.ending] : ''}${came}${rest}.`;
}

function meaningText({ interview: { plan, session }, score }: ReportContext): string {
  const { share } = score;
  if (share === null) return '';
  return interviewMeaning(plan.level, { ...score, share }, missedEssentials(plan, session).length);
}

function strengthsText(context: ReportContext, room: Room): string {
  const met = graded(context).flatMap(({ question, assessment }) =>
    assessment.criteria.filter(({ verdict }) => verdict === 'met').map((one) => ({ ...one, question })),
  );
  const best = met.toSorted((a, b) => Number(b.essential) - Number(a.essential) || b.points - a.points);
  const lines = best.slice(0, MOST_STRENGTHS).map(({ id, question, evidence }) => {
    const said = evidence ? `\n> ${quoted(evidence, room.quote)}` : '';
    return `${SIGNS.met} ${clip(statementOf(question, id), room.statement)}${said}`;
  });
  return section(`**What you did well** (${plural(met.length, 'point')} fully made)`, lines);
}

function missesText({ interview: { plan, session } }: ReportContext, room: Room): string {
  const lines = missedEssentials(plan, session).map(({ question, id }) => {
    const planned = plan.questions[question]!;
    const { result } = session.turns[question]!;
    const why = result === 'skipped' ? ', skipped' : result === 'graded' ? '' : ', not answered';
    const criterion = planned.criteria.find((one) => one.id === id);
    const where = readText(criterion ? passageOf(planned, criterion) : null, room.heading);
    return `${SIGNS.missed} ${clip(statementOf(planned, id), room.statement)}\n-# ${questionName(plan, question)}${why}${where}`;
  });
  return section('**Essential, and missing**', lines, room.lines);
}

function wrongText(context: ReportContext, room: Room): string {
  const lines = graded(context).flatMap(({ name, question, assessment }) =>
    assessment.misconceptions
      .filter(({ found }) => found)
      .map(({ id, evidence }) => {
        const known = question.misconceptions.find((one) => one.id === id);
        const said = evidence ? `You said ${quoted(evidence, room.quote)}. ` : '';
        const where = readText(known ? passageOf(question, known) : null, room.heading);
        return `⚠️ ${said}${clip(known?.correction ?? '', room.statement + 60)}\n-# ${name}${where}`;
      }),
  );
  return section('**What was wrong**', lines, room.lines - 2);
}

/** What was thin, and what was missed without being essential, the weightiest first. */
function addText(context: ReportContext, room: Room): string {
  const open = graded(context).flatMap(({ name, question, assessment }) =>
    assessment.criteria
      .filter(({ verdict, essential }) => verdict !== 'met' && !(essential && verdict === 'missed'))
      .map((one) => ({ ...one, name, question })),
  );
  const first = open.toSorted((a, b) => Number(b.essential) - Number(a.essential) || b.points - a.points);
  const lines = first.map(
    ({ id, verdict, name, question }) =>
      `${verdict === 'missed' ? '➕' : SIGNS[verdict]} ${clip(statementOf(question, id), room.statement - 40)} _(${name.toLowerCase()})_`,
  );
  return section('**Next to add**', lines, room.lines - 2);
}

function nextText({ pulled, now, interview }: ReportContext, room: Room): string {
  const [first] = pulled;
  if (!first) return nothingPulled(interview);
  const next = pulled.filter(({ day }) => day.getTime() === first.day.getTime());
  const ahead = first.day.getTime() - now.getTime();
  const when = ahead <= 0 ? 'today, ' : ahead <= DAY_MS ? 'tomorrow, ' : '';
  const lines = next.map(({ front, chapter }) => `- ${clip(front, room.statement - 40)} (chapter ${chapter})`);
  const later = pulled.length - next.length;
  const rest = later > 0 ? `\n-# ${plural(later, 'card')} of the same questions on the days after.` : '';
  return `${section(`**First in /study ${when}${timestamp(first.day, 'D')}**`, lines, room.lines)}${rest}`;
}

function nothingPulled({ plan, session }: Interview): string {
  const missed = missedEssentials(plan, session).length > 0;
  const why = missed
    ? 'Nothing of this interview waits there any more: the cards of what you missed are studied, or there are none.'
    : 'Nothing essential was missed, so nothing is pulled forward: it goes on as planned.';
  const chapters = reportGroups(plan, session).filter(({ chapter, share }) => chapter !== null && (share ?? 1) < 1);
  const [weakest] = chapters.toSorted((one, other) => one.share! - other.share!);
  const hint = weakest
    ? ` Weakest was chapter ${weakest.chapter}, with ${percent(weakest.share!)}: **/study chapters:${weakest.chapter}** goes through its cards.`
    : '';
  return `**Next in /study**\n${why}${hint}`;
}

type Graded = { name: string; question: PlannedQuestion; assessment: Assessment };

function graded({ interview: { plan, session } }: ReportContext): Graded[] {
  return session.turns.flatMap(({ assessment }, i) =>
    assessment ? [{ name: questionName(plan, i), question: plan.questions[i]!, assessment }] : [],
  );
}

function section(heading: string, lines: string[], most = lines.length): string {
  if (lines.length === 0) return '';
  const more = lines.length > most ? [`-# and ${lines.length - most} more in the transcript`] : [];
  return [heading, ...lines.slice(0, most), ...more].join('\n');
}
