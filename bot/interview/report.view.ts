// The end of an interview: what was strong, what to do about the rest, a picture, and the transcript as a file.
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { clip, plural, timestamp } from '../discord/text.ts';
import { passingShare } from '../grading/score.ts';
import { png } from '../progress/charts/png.ts';
import type { Interview } from './interview.store.ts';
import { levelMeaning, scoreMeaning } from './level-meaning.ts';
import { pictureText, reportPicture } from './report-picture.ts';
import { transcript } from './transcript.ts';
import { gradersOf, type InterviewScore, interviewScore } from './turn-score.ts';
import { questionName } from './verdict.view.ts';
import { quoted, SIGNS, statementOf } from './verdict-text.view.ts';

/** A point that will be studied because of this interview, from this day on. */
export type Pulled = { front: string; chapter: number; day: Date };

const MOST_STRENGTHS = 3;
const MOST_MISSES = 5;
const MOST_PULLED = 6;
const STATEMENT = 220;
const QUOTE = 140;
const FRONT = 160;
/** Of each question's prompt, so that twelve fit into one field. */
const PROMPT = 45;
const DAY_MS = 86_400_000;

export async function reportView(interview: Interview, pulled: Pulled[], now: Date): Promise<Reply> {
  const { plan, session, startedAt } = interview;
  if (session.turns.length === 0) return { content: 'Ended before it began. **/interview start** begins another one.' };
  const score = interviewScore(plan, session);
  const file = 'interview.png';
  return {
    embeds: [
      embed({
        title:
          score.share === null
            ? 'Your interview: nothing could be scored'
            : `Your interview: ${Math.round(score.share * 100)} %, ${score.passed} of ${score.scored} passed`,
        colour: score.share !== null && score.share >= passingShare ? 'good' : 'careful',
        description: [
          endingText(interview, score),
          meaningText(interview, score),
          strengthsText(interview),
          missesText(interview),
          pulledText(pulled, now),
        ]
          .filter((part) => part !== '')
          .join('\n\n'),
        fields: [{ name: plan.scenario ? 'By phase' : 'By question', value: questionsText(interview, score) }],
        image: `attachment://${file}`,
        footer: footerText(interview),
      }),
    ],
    files: [
      {
        name: file,
        data: await png(reportPicture(plan, session)),
        description: clip(pictureText(plan, session), 1000),
      },
      {
        name: 'interview.md',
        data: Buffer.from(transcript(plan, session, startedAt)),
        description: 'Transcript with verdicts and model answers',
      },
    ],
  };
}

/** Only what is not to be expected: an early end, questions without a verdict. */
function endingText({ plan, session }: Interview, { asked, scored }: InterviewScore): string {
  const why = { time: 'Time was up: ', stop: 'You ended it: ' } as const;
  const all = plan.questions.length;
  if (!session.ending && asked === all && scored === all) return '';
  const came = `${asked} of ${plural(all, plan.scenario ? 'phase' : 'question')} came up`;
  const rest = asked > scored ? `, ${asked - scored} without a verdict` : '';
  return `${session.ending ? why[session.ending] : ''}${came}${rest}.`;
}

function meaningText({ plan }: Interview, { share, passed, scored }: InterviewScore): string {
  if (share === null) return '';
  const verdict = share >= passingShare && 2 * passed > scored ? 'passed' : 'failed';
  return `${levelMeaning(plan.level)} ${scoreMeaning({ share, verdict })}`;
}

function strengthsText({ plan, session }: Interview): string {
  const met = session.turns.flatMap(({ assessment }, i) =>
    (assessment?.criteria ?? [])
      .filter(({ verdict }) => verdict === 'met')
      .map((one) => ({ ...one, statement: statementOf(plan.questions[i]!, one.id) })),
  );
  if (met.length === 0) return '';
  const best = met.toSorted((a, b) => Number(b.essential) - Number(a.essential) || b.points - a.points);
  const lines = best.slice(0, MOST_STRENGTHS).map(({ statement, evidence }) => {
    const said = evidence ? `\n> ${quoted(evidence, QUOTE)}` : '';
    return `${SIGNS.met} ${clip(statement, STATEMENT)}${said}`;
  });
  return `**What you did well** (${plural(met.length, 'point')} fully made)\n${lines.join('\n')}`;
}

function missesText({ plan, session }: Interview): string {
  const missed = session.turns.flatMap(({ assessment }, i) =>
    (assessment?.criteria ?? [])
      .filter(({ verdict, essential }) => essential && verdict === 'missed')
      .map(({ id }) => ({ question: i, statement: statementOf(plan.questions[i]!, id) })),
  );
  if (missed.length === 0) return '';
  const lines = missed.slice(0, MOST_MISSES).map(({ question, statement }) => {
    const { heading, chapter } = plan.questions[question]!;
    const where = heading ? `, to read: chapter ${chapter}, “${heading}”` : '';
    return `${SIGNS.missed} ${clip(statement, STATEMENT)}\n-# ${questionName(plan, question)}${where}`;
  });
  const more = missed.length > MOST_MISSES ? `\n-# and ${missed.length - MOST_MISSES} more in the transcript` : '';
  return `**Essential, and missing**\n${lines.join('\n')}${more}`;
}

function pulledText(pulled: Pulled[], now: Date): string {
  const first = pulled[0];
  if (!first) return '';
  const next = pulled.filter(({ day }) => day.getTime() === first.day.getTime());
  const ahead = first.day.getTime() - now.getTime();
  const when = ahead > 0 && ahead <= DAY_MS ? 'tomorrow, ' : '';
  const lines = next.slice(0, MOST_PULLED).map(({ front, chapter }) => `- ${clip(front, FRONT)} (chapter ${chapter})`);
  const more = next.length > MOST_PULLED ? [`-# and ${next.length - MOST_PULLED} more`] : [];
  const later = pulled.length - next.length;
  const rest = later > 0 ? [`-# ${plural(later, 'card')} of the same questions on the days after.`] : [];
  const heading = `**First in /study ${when}${timestamp(first.day, 'D')}**`;
  return [heading, ...lines, ...more, ...rest].join('\n');
}

function questionsText({ plan, session }: Interview, { turns }: InterviewScore): string {
  const lines = session.turns.map(({ result }, i) => {
    const { chapter, title, prompt } = plan.questions[i]!;
    const own = turns[i];
    const sign = !own ? '➖' : own.verdict === 'passed' ? '✅' : own.verdict === 'undecided' ? '❔' : '❌';
    const figure = result === 'skipped' ? 'skipped' : own ? `${Math.round(own.share * 100)} %` : 'no verdict';
    const about = chapter === null ? title : `chapter ${chapter} · ${clip(prompt, PROMPT)}`;
    return `${sign} **${i + 1}.** ${figure} · ${about}`;
  });
  return lines.join('\n');
}

function footerText({ session }: Interview): string {
  const names = gradersOf(session);
  if (names.length === 0) return '';
  const measures = session.turns.flatMap(({ assessment }) => assessment?.grader.measures ?? []);
  const limits = measures.includes('coverage') ? ' Coverage is measured, not correctness.' : '';
  const mixed = names.length > 1 ? ' Figures of different graders are not comparable.' : '';
  return `Graded by ${names.join(' and ')}.${limits}${mixed} All that was said, with model answers: interview.md.`;
}
