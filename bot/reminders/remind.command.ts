// /remind: a direct message once a day, at the learner's own time.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Database } from '../db/database.ts';
import type { DirectOutcome } from '../discord/direct-messages.ts';
import type { Call, Choice, Command, Options, Reply } from '../discord/route.ts';
import { clip, escapeMarkdown } from '../discord/text.ts';
import { UserError } from '../errors.ts';
import { learnerOf, saveSettings } from '../learners/learner.store.ts';
import { zoneOfLocale } from '../learners/zone.ts';
import { spoken, wantedZone, zoneSuggestions } from '../learners/zone-choice.ts';
import { endReminder, reminderOf, setReminder, untoldPause } from './reminder.store.ts';
import { confirmation, refusalText, reminderSet, reminderShown } from './reminder.view.ts';
import { readTime, timeLabel, timesMeant } from './written-time.ts';

export type RemindParts = {
  db: Database;
  sendDirect(learnerId: bigint, reply: Reply): Promise<DirectOutcome>;
};

/** What is offered before anything is typed. */
const USUAL_TIMES = ['07:30', '08:00', '12:30', '18:00', '20:00', '21:00'];

export function remindCommand(parts: RemindParts): Command {
  const { db } = parts;
  return {
    name: 'remind',
    description: 'A direct message once a day, when cards wait for you',
    subcommands: {
      at: {
        description: 'Remind me daily at this time',
        answer: 'private',
        options: [
          text('time', 'Such as 7:30, 7.30pm or 19h', true),
          text('zone', 'Your time zone, such as Europe/Berlin; left out: the one of your settings', false),
        ],
        run: (call, options) => remindAt(parts, call, options),
        complete: {
          time: async (_call, typed) => timeSuggestions(typed),
          zone: async ({ locale }, typed) => zoneSuggestions(typed, locale),
        },
      },
      off: {
        description: 'No more reminders',
        answer: 'private',
        async run({ learnerId }) {
          const ended = await endReminder(db, learnerId);
          return { content: ended ? 'You get no reminders any more.' : 'You get no reminders as it is.' };
        },
      },
      show: {
        description: 'When your next reminders come',
        answer: 'private',
        async run({ learnerId, now }) {
          await untoldPause(db, learnerId); // told right here
          return reminderShown(await reminderOf(db, learnerId, now));
        },
      },
    },
  };
}

async function remindAt({ db, sendDirect }: RemindParts, call: Call, options: Options): Promise<Reply> {
  const { learnerId, locale, now } = call;
  const at = wantedTime(options.text('time') ?? '');
  const typedZone = options.text('zone');
  const learner = await learnerOf(db, learnerId);
  const zone = typedZone === undefined ? learner.zone : wantedZone(typedZone);
  if (!zone) throw new UserError(zoneQuestion(locale));
  const sent = await sendDirect(learnerId, confirmation({ at, zone }));
  if ('refused' in sent) throw new UserError(refusalText(sent.refused));
  if (zone !== learner.zone) await saveSettings(db, learnerId, { zone }, now);
  await setReminder(db, { learnerId, at, channelId: sent.channelId, now });
  const reminder = await reminderOf(db, learnerId, now);
  if (!reminder) throw new UserError('Your reminder was taken away in the meantime. Run **/remind at** again.');
  return reminderSet(reminder, zone !== learner.zone);
}

function wantedTime(typed: string): number {
  const time = readTime(typed);
  if (time === null) {
    const shown = escapeMarkdown(clip(typed, 60));
    throw new UserError(`I can't read "${shown}" as a time of day. Write it like 7:30, 7.30pm or 19h.`);
  }
  return time;
}

function zoneQuestion(locale: string): string {
  const likely = zoneOfLocale(locale);
  const guess = likely ? ` Most who speak your language live in ${spoken(likely)}.` : '';
  return `Where are you? Run the command again and pick your time zone in the option **zone**.${guess}`;
}

function timeSuggestions(typed: string): Choice[] {
  const times = typed.trim() === '' ? USUAL_TIMES : timesMeant(typed).map(timeLabel);
  return times.map((time) => ({ name: time, value: time }));
}

function text(name: string, description: string, required: boolean) {
  return { type: ApplicationCommandOptionType.String as const, name, description, required };
}
