// Past interviews in a list, and how each chapter went over time. Figures of different graders stand apart.
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { clip, plural, timestamp } from '../discord/text.ts';
import { graderName } from './grader-name.ts';
import type { Interview } from './interview.store.ts';
import { meanShare, percent, reportGroups, scoreLine } from './report-groups.ts';
import type { Turn } from './session.ts';
import { gradersOf, interviewScore } from './turn-score.ts';

const MOST_CHAPTERS = 15;
const MOST_STEPS = 8;
const TITLE = 32;
const BARS = '▁▂▃▄▅▆▇█';
/** A smaller difference of shares is no trend. */
const SAME = 0.05;

/** `past`: latest first. */
export function historyView(past: Interview[]): Reply {
  if (past.length === 0) return { content: 'No interviews yet. **/interview start** begins the first.' };
  const lines = past.slice(0, 10).map((interview) => {
    const { plan, session, startedAt } = interview;
    const figure = `**${scoreLine(interviewScore(plan, session))}**`;
    const what = plan.scenario?.title ?? plural(plan.questions.length, 'question');
    return `${timestamp(startedAt, 'd')} · ${what}, ${plan.level} · ${figure} · ${gradersOf(session).join(', ') || 'not graded'}`;
  });
  return {
    embeds: [
      embed({
        title: 'Your interviews',
        description: lines.join('\n'),
        fields: trends(past).map(({ grader, chapters }) => ({
          name: `By chapter, graded by ${grader}`,
          value: chapters.join('\n'),
        })),
      }),
    ],
  };
}

/** Of one chapter by one grader: a share for each interview, first to last. */
type Trend = { title: string; shares: number[] };

function trends(past: Interview[]): { grader: string; chapters: string[] }[] {
  const byGrader = new Map<string, Map<number, Trend>>();
  for (const interview of past.toReversed()) {
    for (const grader of gradersOf(interview.session)) {
      const chapters = byGrader.get(grader) ?? new Map<number, Trend>();
      for (const { chapter, title, share } of chapterShares(interview, grader)) {
        chapters.set(chapter, { title, shares: [...(chapters.get(chapter)?.shares ?? []), share] });
      }
      byGrader.set(grader, chapters);
    }
  }
  return [...byGrader].map(([grader, chapters]) => ({
    grader,
    chapters: [...chapters]
      .sort(([a], [b]) => a - b)
      .slice(0, MOST_CHAPTERS)
      .map(([chapter, { title, shares }]) => `**${chapter}** ${clip(title, TITLE)} · ${trendText(shares)}`),
  }));
}

/** The mean of a chapter's questions in one interview: of those that this grader graded, and of those that were skipped. */
function chapterShares({ plan, session }: Interview, grader: string) {
  const counts = ({ assessment, result }: Turn) =>
    assessment ? graderName(assessment.grader) === grader : result === 'skipped';
  return reportGroups(plan, session).flatMap(({ chapter, title, rows }) => {
    const share = meanShare(rows.filter(({ number }) => counts(session.turns[number - 1]!)));
    return chapter === null || share === null ? [] : [{ chapter, title, share }];
  });
}

/** "40 % → 80 % ↗ ▃▅▇": the first and the last, the direction, and the last few as bars. */
function trendText(shares: number[]): string {
  const [first, last] = [shares[0]!, shares.at(-1)!];
  if (shares.length === 1) return percent(last);
  const arrow = Math.abs(last - first) < SAME ? '' : last > first ? ' ↗' : ' ↘';
  const bars = shares.slice(-MOST_STEPS).map((share) => BARS[Math.round(share * (BARS.length - 1))]);
  return `${percent(first)} → ${percent(last)}${arrow} ${bars.join('')}`;
}
