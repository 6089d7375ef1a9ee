// How a session opens: the clock question at the very first, then what waits, then the first card.
import type { Database } from '../db/database.ts';
import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { spreadBacklog } from './backlog.store.ts';
import { clockQuestion } from './clock.view.ts';
import { nextView } from './next.view.ts';
import { type StudyPlan, studyPlan } from './plan.store.ts';
import { openSession } from './session.store.ts';

type Opening = { learnerId: bigint; sessionId: number; locale: string; now: Date };

export async function beginView(db: Database, { learnerId, sessionId, locale, now }: Opening): Promise<Reply> {
  const learner = await learnerOf(db, learnerId);
  if (!learner.zone) return clockQuestion({ learnerId, sessionId, locale, now });
  const session = await openSession(db, learnerId, sessionId);
  const { putOff } = await spreadBacklog(db, { learnerId, now });
  const plan = await studyPlan(db, { learnerId, session, now });
  const news = [...backlogNews(putOff), ...planNews(plan)].join('\n');
  const reply = await nextView(db, { learnerId, sessionId, lastReview: null }, now, news ? { news } : {});
  const { interview } = plan;
  if (!interview || interview.needed <= interview.newPerDay) return reply;
  const id = customId('study.pace', learnerId, sessionId, interview.needed);
  const take = button({ id, label: `Take ${plural(interview.needed, 'new card')} a day`, style: 'success' });
  return { ...reply, rows: [...(reply.rows ?? []), row(take)] };
}

function backlogNews(putOff: number): string[] {
  return putOff > 0
    ? [`${plural(putOff, 'review')} had piled up: spread over the next days, the most endangered first.`]
    : [];
}

function planNews({ interview, minutesToday, unseen }: StudyPlan): string[] {
  if (!interview || unseen === 0) return minutesToday > 1 ? [`About ${plural(minutesToday, 'minute')} today.`] : [];
  const { days, needed, newPerDay, minutesNeeded, minutesAsSet, tooLate } = interview;
  const lead = `**${plural(days, 'day')}** to your interview, ${plural(unseen, 'card')} still unseen.`;
  if (needed <= newPerDay)
    return [
      `${lead} With ${newPerDay} new cards a day you meet them all in time: about ${plural(minutesAsSet, 'minute')} today.`,
    ];
  const late = tooLate ? ' The day comes too soon for all of them; the most important come first.' : '';
  return [
    `${lead} It takes ${needed} new cards a day to meet them all, about ${plural(minutesNeeded, 'minute')} a day; your setting is ${newPerDay} (${plural(minutesAsSet, 'minute')}).${late}`,
  ];
}
