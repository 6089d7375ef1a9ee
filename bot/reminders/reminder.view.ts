import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { escapeMarkdown, plural, timestamp } from '../discord/text.ts';
import { spoken } from '../learners/zone-choice.ts';
import type { Fire } from './fire-time.ts';
import type { LearnersReminder } from './reminder.store.ts';
import type { Waiting } from './waiting.store.ts';
import { timeLabel } from './written-time.ts';

/** The daily message. */
export function reminderMessage(learnerId: bigint, waiting: Waiting): Reply {
  const { deckId, deckTitle, whole, due, newCards, minutes } = waiting;
  const parts = [
    ...(due > 0 ? [`**${plural(due, 'card')}** come${due === 1 ? 's' : ''} back`] : []),
    ...(newCards > 0 ? [`**${plural(newCards, 'new card')}** wait${newCards === 1 ? 's' : ''} for you`] : []),
  ];
  const text = `${parts.join(', and ')}: about **${plural(minutes, 'minute')}**.`;
  return {
    embeds: [
      embed({
        title: 'Your cards of today',
        description: `${text}\n-# ${escapeMarkdown(deckTitle)}`,
        footer: '/remind off ends these messages, /remind at moves them.',
      }),
    ],
    rows: [
      row(
        button({
          id: customId('remind.study', learnerId, deckId, Number(whole)),
          label: 'Study now',
          style: 'primary',
        }),
      ),
    ],
  };
}

/** Sent into the direct message at once, so that a refusal shows while it can be explained. */
export function confirmation({ at, zone }: { at: number; zone: string }): Reply {
  return {
    content: `Your reminders will come here, daily at **${timeLabel(at)}** (${spoken(zone)}), when cards wait for you. **/remind off** ends them.`,
  };
}

/** `moved`: the learner told another zone than the one of their settings, or the first. */
export function reminderSet(reminder: LearnersReminder, moved: boolean): Reply {
  const day = moved
    ? `\nYour study day goes by ${spoken(reminder.zone)} from now on, too; **/settings zone** changes it.`
    : '';
  return {
    embeds: [
      embed({
        title: `Set: daily at ${timeLabel(reminder.at)}`,
        description: `${timesText(reminder.next)}\n${WHEN}\nI have sent you a direct message: your reminders will come there.${day}`,
        footer: spoken(reminder.zone),
        colour: 'good',
      }),
    ],
  };
}

export function reminderShown(reminder: LearnersReminder | null): Reply {
  if (!reminder) return { content: 'You get no reminders. **/remind at** sets a time, such as 7:30 or 7pm.' };
  if (reminder.pausedFor !== null) return { content: pauseText(reminder.at, reminder.pausedFor) };
  return {
    embeds: [
      embed({
        title: `Daily at ${timeLabel(reminder.at)}`,
        description: `${timesText(reminder.next)}\n${WHEN}`,
        footer: `${spoken(reminder.zone)} · /settings zone changes it`,
      }),
    ],
  };
}

const REASONS: Record<number, string> = {
  50007: 'your direct messages are closed to me, or you have blocked me',
  50278: 'we no longer share a server',
  50001: 'Discord gives me no access to our direct messages',
  10003: 'our direct message is gone',
};
const MENDS: Record<number, string> = {
  50007:
    'Allow direct messages in the privacy settings of a server that we share (or unblock me), then run **/remind at** again.',
  50278: 'Join a server that has me, then run **/remind at** again.',
  50001: 'Add me to your apps or join a server that has me, then run **/remind at** again.',
  10003: 'Run **/remind at** again.',
};

/** Why reminders can't be set: nothing has been changed. */
export function refusalText(code: number): string {
  return `I can't send you direct messages: ${REASONS[code]}. ${MENDS[code]} Nothing was set.`;
}

/** Why reminders have stopped. */
export function pauseText(at: number, code: number): string {
  return `Your reminders at ${timeLabel(at)} are paused, since ${REASONS[code]}. ${MENDS[code]}`;
}

const WHEN = 'They come only when something is due or new cards are planned.';

function timesText(fires: Fire[]): string {
  return ['The next ones:', ...fires.map(({ at }) => `- ${timestamp(at, 'F')}, ${timestamp(at, 'R')}`)].join('\n');
}
