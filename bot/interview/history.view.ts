// Past interviews in a list, and how each chapter went over time. Figures of different graders stand apart.
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { plural, timestamp } from '../discord/text.ts';
import { graderName } from './grader-name.ts';
import type { Interview } from './interview.store.ts';
import { gradersOf, interviewScore } from './turn-score.ts';

const MOST_CHAPTERS = 15;
const MOST_STEPS = 6;

/** `past`: latest first. */
export function historyView(past: Interview[]): Reply {
  if (past.length === 0) return { content: 'No interviews yet. **/interview start** begins the first.' };
  const lines = past.slice(0, 10).map((interview) => {
    const { plan, session, startedAt } = interview;
    const { share, passed, scored } = interviewScore(plan, session);
    const figure = share === null ? 'no score' : `**${Math.round(share * 100)} %**, ${passed} of ${scored} passed`;
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

function trends(past: Interview[]): { grader: string; chapters: string[] }[] {
  const byGrader = new Map<string, Map<number, number[]>>();
  for (const { plan, session } of past.toReversed()) {
    const { turns } = interviewScore(plan, session);
    session.turns.forEach(({ assessment }, i) => {
      const { chapter } = plan.questions[i]!;
      const score = turns[i];
      if (!assessment || !score || chapter === null) return;
      const grader = graderName(assessment.grader);
      const chapters = byGrader.get(grader) ?? new Map<number, number[]>();
      chapters.set(chapter, [...(chapters.get(chapter) ?? []), score.share]);
      byGrader.set(grader, chapters);
    });
  }
  return [...byGrader].map(([grader, chapters]) => ({
    grader,
    chapters: [...chapters]
      .sort(([a], [b]) => a - b)
      .slice(0, MOST_CHAPTERS)
      .map(([chapter, shares]) => `Chapter ${chapter}: ${steps(shares)}`),
  }));
}

function steps(shares: number[]): string {
  const shown = shares.slice(-MOST_STEPS).map((share) => `${Math.round(share * 100)} %`);
  return `${shares.length > MOST_STEPS ? '… ' : ''}${shown.join(' → ')}`;
}
