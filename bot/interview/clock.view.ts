// What is said about time: the warning, the end, a pause.
import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import type { Reply } from '../discord/route.ts';
import { plural, timestamp } from '../discord/text.ts';
import type { Interview } from './interview.store.ts';
import { closing, leftMs } from './session-clock.ts';

export function warnView({ session }: Interview, now: Date): Reply {
  const minutes = Math.max(1, Math.round(leftMs(session.clock, now) / 60_000));
  return { content: `⏳ ${plural(minutes, 'minute')} left. What is most important? Say that first.` };
}

export function timeUpView({ plan, place, learnerId, id }: Interview): Reply {
  const what = plan.scenario ? 'The time box is over.' : 'Time is up.';
  // Elsewhere what comes of it is posted below.
  const look = button({ id: customId('interview.look', learnerId, id), label: 'What came of it', style: 'primary' });
  return {
    content: `⌛ ${what} What you have said so far is what counts.`,
    ...(place === 'private' && { rows: [row(look)] }),
  };
}

/** Time is up, and a form was opened that may hold an answer; null when it was sent off already. */
export function lastCallView({ session }: Interview): Reply | null {
  const end = closing(session.clock);
  if (session.clock.grace === null || end === null) return null;
  return { content: `⌛ Time is up: send off what stands in your form. It is taken until ${timestamp(end, 'T')}.` };
}

export function pausedView({ learnerId, id, place, session }: Interview, now: Date): Reply {
  const left = Math.ceil(leftMs(session.clock, now) / 60_000);
  return {
    content:
      `⏸ Paused with ${plural(left, 'minute')} left. Nothing is lost: go on today or next week.` +
      (place === 'direct' ? ' What you write before that is not part of the answer.' : ''),
    rows: [
      row(
        button({ id: customId('interview.resume', learnerId, id), label: 'Go on', style: 'primary' }),
        button({ id: customId('interview.stop', learnerId, id), label: 'End it here' }),
      ),
    ],
  };
}
