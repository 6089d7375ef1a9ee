import type { Database } from '../db/database.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import { type SessionSummary, sessionSummary } from './summary.store.ts';

/** What a session came to, once it was stopped. */
export async function stoppedView(
  db: Database,
  session: { learnerId: bigint; sessionId: number; now: Date },
): Promise<Reply> {
  const summary = await sessionSummary(db, session);
  return {
    embeds: [
      embed({ title: 'Stopped', description: `${summaryText(summary)}\n\n**/study** goes on.`, colour: 'good' }),
    ],
  };
}

export function summaryText(summary: SessionSummary): string {
  const { answered, again, hard, good, easy, newCards, seconds, dueTomorrow, today } = summary;
  if (answered === 0) return `Nothing answered in this session. ${tomorrowText(dueTomorrow)}`;
  const fresh = newCards > 0 ? `, ${newCards} of them new` : '';
  return [
    `**This session**: ${plural(answered, 'answer')}${fresh}, in ${plural(Math.max(1, Math.round(seconds / 60)), 'minute')}.`,
    `Again ${again} · Hard ${hard} · Good ${good} · Easy ${easy}`,
    `**Today**: ${plural(today.answers, 'answer')}, ${plural(today.newCards, 'new card')}, ${plural(today.reviews, 'review')}. ${tomorrowText(dueTomorrow)}`,
  ].join('\n');
}

function tomorrowText(due: number): string {
  return due === 0
    ? 'Nothing comes back tomorrow.'
    : `${plural(due, 'card')} come${due === 1 ? 's' : ''} back tomorrow.`;
}
