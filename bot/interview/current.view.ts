// Where an interview stands, in one message: for those who can't be written to, and for whoever comes back to it.
import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import { LIMITS } from '../discord/limits.ts';
import type { Reply } from '../discord/route.ts';
import { clip } from '../discord/text.ts';
import type { GraderStanding } from '../grading/grader-choice.store.ts';
import { pausedView } from './clock.view.ts';
import { judgeView } from './group.view.ts';
import type { Interview } from './interview.store.ts';
import { introView } from './intro.view.ts';
import { askView } from './question.view.ts';
import { reportView } from './report.view.ts';
import type { ReportParts } from './report-parts.store.ts';
import { ungradedView } from './ungraded.view.ts';
import { type VerdictParts, verdictView } from './verdict.view.ts';

type Embed = NonNullable<Reply['embeds']>[number];
/** With less than this a verdict says nothing. */
const LEAST_ROOM = 200;

export type Surroundings = VerdictParts & {
  grader: GraderStanding;
  /** Null before the end. */
  parts: ReportParts | null;
  now: Date;
};

export async function currentView(interview: Interview, surroundings: Surroundings): Promise<Reply> {
  const { grader, parts, now } = surroundings;
  const { session, learnerId, id } = interview;
  const { phase, at } = session;
  const turn = session.turns[at];
  if (phase === 'ready') return introView(interview, grader);
  if (phase === 'ended' && parts) {
    const report = await reportView(interview, parts, now);
    // Without a channel the last verdict would never be seen, so it stands above the report.
    return interview.place === 'private' && turn ? above(verdictView(interview, at, surroundings), report) : report;
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

/** Both in one message, with the buttons of both: 6000 characters count over all its embeds, so the upper one is cut. */
function above(upper: Reply, lower: Reply): Reply {
  const below = lower.embeds ?? [];
  let room = LIMITS.embedTotal - below.reduce((sum, one) => sum + lengthOf(one), 0);
  const shown = (upper.embeds ?? []).flatMap((one) => {
    const { description = '' } = one;
    const left = room - (lengthOf(one) - description.length);
    if (left < Math.min(description.length, LEAST_ROOM)) return [];
    const cut = { ...one, description: clip(description, left) };
    room -= lengthOf(cut);
    return [cut];
  });
  const lost =
    shown.length < (upper.embeds ?? []).length &&
    '-# There was no room for the last verdict: it stands in interview.md.';
  return {
    ...lower,
    ...(lost && { content: lost }),
    embeds: [...shown, ...below],
    rows: [...(upper.rows ?? []), ...(lower.rows ?? [])],
  };
}

function lengthOf({ title = '', description = '', fields = [], footer }: Embed): number {
  const inFields = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return title.length + description.length + inFields + (footer?.text.length ?? 0);
}
