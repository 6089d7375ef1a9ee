// The end of an interview: the report in words, a picture of it, and the transcript as a file.
import { embed } from '../discord/embed.ts';
import { LIMITS } from '../discord/limits.ts';
import type { Reply } from '../discord/route.ts';
import { passingShare } from '../grading/score.ts';
import { png } from '../progress/charts/png.ts';
import type { Interview } from './interview.store.ts';
import { pictureText } from './picture-text.ts';
import { reportGroups, scoreLine } from './report-groups.ts';
import type { ReportParts } from './report-parts.store.ts';
import { reportPicture } from './report-picture.ts';
import { questionsFields } from './report-questions.view.ts';
import { reportText } from './report-text.view.ts';
import { transcript } from './transcript.view.ts';
import { gradersOf, interviewScore } from './turn-score.ts';

const PICTURE = 'interview.png';

export async function reportView(interview: Interview, parts: ReportParts, now: Date): Promise<Reply> {
  const { plan, session, startedAt } = interview;
  if (session.turns.length === 0) return { content: 'Ended before it began. **/interview start** begins another one.' };
  const score = interviewScore(plan, session);
  const { share, complete } = score;
  const about = `${scoreLine(score)} · ${plan.level} level · ${dateText(startedAt, parts.zone)}`;
  const title = `Your interview: ${scoreLine(score)}`;
  const footer = footerText(interview);
  const description = reportText({ interview, score, pulled: parts.pulled, now }, LIMITS.embedDescription);
  const room = LIMITS.embedTotal - title.length - footer.length - description.length;
  const by = plan.scenario ? 'By phase' : 'By chapter and question';
  return {
    embeds: [
      embed({
        title,
        colour: complete && share !== null && share >= passingShare ? 'good' : 'careful',
        description,
        fields: questionsFields(by, reportGroups(plan, session), room),
        image: `attachment://${PICTURE}`,
        footer,
      }),
    ],
    files: [
      {
        name: PICTURE,
        data: await png(reportPicture(plan, session, about)),
        description: pictureText(plan, session, about, LIMITS.fileDescription),
      },
      {
        name: 'interview.md',
        data: Buffer.from(transcript(interview, parts, about)),
        description: 'Transcript with verdicts and model answers',
      },
    ],
  };
}

/** The day in the learner's zone, such as 28 November 2026. */
function dateText(time: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(time);
}

function footerText({ session }: Interview): string {
  const names = gradersOf(session);
  if (names.length === 0) return '';
  const measures = session.turns.flatMap(({ assessment }) => assessment?.grader.measures ?? []);
  const limits = measures.includes('coverage') ? ' Coverage is measured, not correctness.' : '';
  const mixed = names.length > 1 ? ' Figures of different graders are not comparable.' : '';
  return `Graded by ${names.join(' and ')}.${limits}${mixed} All that was said, with model answers: interview.md.`;
}
