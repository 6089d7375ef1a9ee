// Past interviews in a list, and how each chapter went over time. Figures of different graders stand apart.
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { clip, plural, timestamp } from '../discord/text.ts';
import { graderName } from './grader-name.ts';
import type { Interview } from './interview.store.ts';
import { percent, scoreLine } from './report-groups.ts';
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

/** Of one chapter by one grader, first to last. */
type Trend = { title: string; shares: number[] };

function trends(past: Interview[]): { grader: string; chapters: string[] }[] {
  const byGrader = new Map<string, Map<number, Trend>>();
  for (const { plan, session } of past.toReversed()) {
    const { turns } = interviewScore(plan, session);
    session.turns.forEach(({ assessment }, i) => {
      const { chapter, title } = plan.questions[i]!;
      const score = turns[i];
      if (!assessment || !score || chapter === null) return;
      const grader = graderName(assessment.grader);
      const chapters = byGrader.get(grader) ?? new Map<number, Trend>();
      chapters.set(chapter, { title, shares: [...(chapters.get(chapter)?.shares ?? []), score.share] });
      byGrader.set(grader, chapters);
    });
  }
  return [...byGrader].map(([grader, chapters]) => ({
    grader,
    chapters: [...chapters]
      .sort(([a], [b]) => a - b)
      .slice(0, MOST_CHAPTERS)
      .map(([chapter, { title, shares }]) => `**${chapter}** ${clip(title, TITLE)} · ${trendText(shares)}`),
  }));
}

/** "40 % → 80 % ↗ ▃▅▇": the first and the last, the direction, and the last few as bars. */
function trendText(shares: number[]): string {
  const [first, last] = [shares[0]!, shares.at(-1)!];
  if (shares.length === 1) return percent(last);
  const arrow = Math.abs(last - first) < SAME ? '' : last > first ? ' ↗' : ' ↘';
  const bars = shares.slice(-MOST_STEPS).map((share) => BARS[Math.round(share * (BARS.length - 1))]);
  return `${percent(first)} → ${percent(last)}${arrow} ${bars.join('')}`;
}
