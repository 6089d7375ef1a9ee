import type { Database } from '../db/database.ts';
import type { Component } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { saveSettings } from '../learners/learner.store.ts';
import { zoneChoices, zoneOfCity } from '../learners/zone.ts';
import { beginView } from './begin.view.ts';
import { cityForm, placeQuestion } from './clock.view.ts';

export function clockButtons({ db }: { db: Database }): Component[] {
  return [
    {
      prefix: 'study.clock',
      answer: 'update',
      async run({ learnerId, locale, now, keys: [sessionId = 0], values: [offset] }) {
        const zones = zoneChoices(now, Number(offset), locale);
        if (zones.length > 1) return placeQuestion({ learnerId, sessionId }, zones);
        const [only] = zones;
        if (only) await saveSettings(db, learnerId, { zone: only.zone }, now);
        return beginView(db, { learnerId, sessionId, locale, now });
      },
    },
    {
      prefix: 'study.place',
      answer: 'update',
      async run({ learnerId, locale, now, keys: [sessionId = 0], values: [zone = ''] }) {
        await saveSettings(db, learnerId, { zone }, now);
        return beginView(db, { learnerId, sessionId, locale, now });
      },
    },
    {
      prefix: 'study.elsewhere',
      answer: 'modal',
      run: async ({ learnerId, keys: [sessionId = 0] }) => cityForm({ learnerId, sessionId }),
    },
    {
      prefix: 'study.city',
      answer: 'update',
      async run({ learnerId, locale, now, keys: [sessionId = 0], fields }) {
        const zone = zoneOfCity(fields.city ?? '');
        if (!zone) throw new UserError('I know no such place. Try the largest city near you, such as Honolulu.');
        await saveSettings(db, learnerId, { zone }, now);
        return beginView(db, { learnerId, sessionId, locale, now });
      },
    },
  ];
}
