// "What time is it for you?": how a session learns the zone that a day is counted in.
import { button, row, select } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import { modal, textField } from '../discord/modal.ts';
import type { Modal, Reply } from '../discord/route.ts';
import { clockChoices, type ZoneChoice } from '../learners/zone.ts';

type Asked = { learnerId: bigint; sessionId: number; locale: string; now: Date };

export function clockQuestion({ learnerId, sessionId, locale, now }: Asked): Reply {
  const options = clockChoices(now, locale).map(({ offset, label, likely }) => ({
    label,
    value: String(offset),
    ...(likely && { description: 'Where most who speak your language live' }),
  }));
  return {
    embeds: [
      embed({
        title: 'First: what time is it for you?',
        description:
          'Your cards come by your own day, which turns over at four in the morning. I ask only once; **/settings zone** changes it.',
      }),
    ],
    rows: [
      row(
        select({ id: customId('study.clock', learnerId, sessionId), placeholder: 'The time on your clock', options }),
      ),
      row(button({ id: customId('study.elsewhere', learnerId, sessionId), label: 'My time is not in the list' })),
    ],
  };
}

/** Several places share a time today but change their clocks on different days. */
export function placeQuestion(
  { learnerId, sessionId }: Pick<Asked, 'learnerId' | 'sessionId'>,
  zones: ZoneChoice[],
): Reply {
  const options = zones.map(({ zone, label }) => ({ label, value: zone, description: zone.replaceAll('_', ' ') }));
  return {
    embeds: [
      embed({
        title: 'And where is that?',
        description:
          'These places share your time today, but change their clocks on different days. Pick the one that is most like yours.',
      }),
    ],
    rows: [row(select({ id: customId('study.place', learnerId, sessionId), placeholder: 'A city near you', options }))],
  };
}

export function cityForm({ learnerId, sessionId }: Pick<Asked, 'learnerId' | 'sessionId'>): Modal {
  return modal(customId('study.city', learnerId, sessionId), 'Where are you?', [
    textField({ id: 'city', label: 'A large city near you, or your time zone', most: 60, placeholder: 'Honolulu' }),
  ]);
}
