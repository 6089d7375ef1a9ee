// Where an interview stands, in one message: for those who can't be written to, and for whoever comes back to it.
import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import type { GraderStanding } from '../grading/grader-choice.store.ts';
import { judgeView } from './group.view.ts';
import type { Interview } from './interview.store.ts';
import { askView, introView, pausedView } from './question.view.ts';
import { type Pulled, reportView } from './report.view.ts';
import { ungradedView } from './ungraded.view.ts';
import { type VerdictParts, verdictView } from './verdict.view.ts';

export type Surroundings = VerdictParts & {
  grader: GraderStanding;
  pulled: Pulled[];
  now: Date;
};

export async function currentView(interview: Interview, surroundings: Surroundings): Promise<Reply> {
  const { grader, pulled, now } = surroundings;
  const { session, learnerId, id } = interview;
  const { phase, at } = session;
  const turn = session.turns[at];
  if (phase === 'ready') return introView(interview, grader);
  if (phase === 'ended') {
    const report = await reportView(interview, pulled, now);
    // Without a channel the last verdict would never be seen, so it stands above the report.
    const last = interview.place === 'private' && turn ? (verdictView(interview, at, surroundings).embeds ?? []) : [];
    return { ...report, embeds: shortened([...last, ...(report.embeds ?? [])]) };
  }
  if (session.paused) return pausedView(interview, now);
  if (phase === 'asking') return askView(interview, at, (turn?.parts.length ?? 1) - 1);
  if (phase === 'ungraded') return ungradedView(interview, at, turn?.attempts ?? 1, turn?.failure ?? 'unclear');
  if (phase === 'between') return verdictView(interview, at, surroundings);
  if (phase === 'judging') return judgeView(interview, at);
  const look = button({ id: customId('interview.look', learnerId, id), label: 'Look again', style: 'primary' });
  return {
    embeds: [embed({ description: 'Your answer is being graded. It is kept, whatever happens.' })],
    rows: [row(look)],
  };
}

/** 6000 characters count over all embeds of a message: the report alone, when both don't fit. */
function shortened(embeds: NonNullable<Reply['embeds']>): NonNullable<Reply['embeds']> {
  return JSON.stringify(embeds).length > 5500 ? embeds.slice(-1) : embeds;
}
