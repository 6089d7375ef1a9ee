// The end of an interview: what was strong, what to do about the rest, a picture, and the transcript as a file.
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { clip, escapeMarkdown, plural } from '../discord/text.ts';
import { png } from '../progress/charts/png.ts';
import type { Interview } from './interview.store.ts';
import { levelMeaning } from './level-meaning.ts';
import { pictureText, reportPicture } from './report-picture.ts';
import { transcript } from './transcript.ts';
import { gradersOf, interviewScore } from './turn-score.ts';

/** A point that will be studied because of this interview. */
export type Pulled = { front: string; chapter: number };

const MOST_STRENGTHS = 4;
const MOST_MISSES = 5;
const QUOTE = 140;

export async function reportView(interview: Interview, pulled: Pulled[]): Promise<Reply> {
  const { plan, session, startedAt } = interview;
  const score = interviewScore(plan, session);
  if (session.turns.length === 0) return { content: 'Ended before it began. **/interview start** begins another one.' };
  const text = pictureText(plan, session);
  const file = 'interview.png';
  return {
    embeds: [
      embed({
        title:
          score.share === null
            ? 'Your interview: nothing could be scored'
            : `Your interview: ${Math.round(score.share * 100)} %`,
        colour: score.share === null ? 'careful' : score.share >= 0.6 ? 'good' : 'careful',
        description: [
          ending(interview),
          ...(score.share === null ? [] : [levelMeaning(score.share, plan.level)]),
          strengthsText(interview),
          missesText(interview),
          pulledText(pulled),
        ]
          .filter((part) => part !== '')
          .join('\n\n'),
        fields: [{ name: 'By question', value: clip(text, 1000) }],
        image: `attachment://${file}`,
        footer: graderNote(interview),
      }),
    ],
    files: [
      { name: file, data: await png(reportPicture(plan, session)), description: text },
      {
        name: 'interview.md',
        data: Buffer.from(transcript(plan, session, startedAt)),
        description: 'Transcript with verdicts and model answers',
      },
    ],
  };
}

function ending({ plan, session }: Interview): string {
  const score = interviewScore(plan, session);
  const why = { time: 'Time was up. ', stop: 'You ended it. ' } as const;
  const asked = `${score.asked} of ${plural(plan.questions.length, plan.scenario ? 'phase' : 'question')} came up`;
  const without = score.asked - score.scored;
  const rest = without > 0 ? `, ${without} without a verdict` : '';
  return `${session.ending ? why[session.ending] : ''}${asked}${rest}; ${score.passed} of ${score.scored} passed.`;
}

function strengthsText({ plan, session }: Interview): string {
  const met = session.turns.flatMap((turn, i) =>
    (turn.assessment?.criteria ?? [])
      .filter(({ verdict }) => verdict === 'met')
      .map((one) => ({
        ...one,
        statement: plan.questions[i]!.criteria.find(({ id }) => id === one.id)?.statement ?? '',
      })),
  );
  if (met.length === 0) return '';
  const best = met.toSorted((a, b) => Number(b.essential) - Number(a.essential) || b.points - a.points);
  const lines = best
    .slice(0, MOST_STRENGTHS)
    .map(
      ({ statement, evidence }) =>
        `✅ ${statement}${evidence ? ` _“${escapeMarkdown(clip(evidence.replace(/\s+/g, ' '), QUOTE))}”_` : ''}`,
    );
  return `**What you did well** (${met.length} points fully made)\n${lines.join('\n')}`;
}

function missesText({ plan, session }: Interview): string {
  const missed = session.turns.flatMap((turn, i) => {
    const question = plan.questions[i]!;
    const gone = turn.assessment?.criteria.filter(({ verdict, essential }) => essential && verdict === 'missed') ?? [];
    return gone.map(({ id }) => ({
      question,
      statement: question.criteria.find((one) => one.id === id)?.statement ?? '',
    }));
  });
  if (missed.length === 0) return '';
  const lines = missed.slice(0, MOST_MISSES).map(({ question, statement }) => {
    const where = question.heading ? `chapter ${question.chapter}, “${question.heading}”` : question.title;
    return `❌ ${statement}\n-# ${where}`;
  });
  const more = missed.length > MOST_MISSES ? `\n-# and ${missed.length - MOST_MISSES} more in the transcript` : '';
  return `**What an answer can't do without, and yours did**\n${lines.join('\n')}${more}`;
}

function pulledText(pulled: Pulled[]): string {
  if (pulled.length === 0) return '';
  const lines = pulled.slice(0, MOST_MISSES).map(({ front, chapter }) => `- ${front} (chapter ${chapter})`);
  return `**What comes first in your next study sessions**\n${lines.join('\n')}`;
}

function graderNote({ session }: Interview): string {
  const names = gradersOf(session);
  if (names.length === 0) return '';
  const coverage = session.turns.some(({ assessment }) => assessment?.grader.measures === 'coverage');
  const mixed = names.length > 1 ? ' Figures of different graders are not comparable.' : '';
  return `Graded by ${names.join(' and ')}.${coverage ? ' The built-in grader measures coverage, not correctness.' : ''}${mixed}`;
}
