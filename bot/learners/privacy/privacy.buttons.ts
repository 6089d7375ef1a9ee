import type { Database } from '../../db/database.ts';
import type { ReadAttachment } from '../../discord/attachment.ts';
import type { Component } from '../../discord/route.ts';
import { UserError } from '../../errors.ts';
import type { Queue } from '../../queue/queue.ts';
import { deleteLearner } from './delete.store.ts';
import { importFile } from './import.store.ts';
import { importedView } from './import.view.ts';
import { readLearnerFile } from './learner-file.ts';
import { MOST_BYTES, unpacked } from './packing.ts';
import { digestOf, forgetImport, pendingImport } from './pending-import.store.ts';
import { DELETE_WORD, deletedView } from './privacy.view.ts';

export type PrivacyParts = { db: Database; queue: Pick<Queue, 'forget'>; readAttachment: ReadAttachment };

export function privacyButtons({ db, queue, readAttachment }: PrivacyParts): Component[] {
  return [
    {
      prefix: 'privacy.deleted',
      answer: 'private',
      async run({ learnerId, fields: { word = '' } }) {
        if (word.trim().toUpperCase() !== DELETE_WORD) {
          throw new UserError(`Nothing was deleted: to delete everything, the word ${DELETE_WORD} must be typed.`);
        }
        return deletedView(await deleteLearner(db, queue, learnerId));
      },
    },
    {
      prefix: 'privacy.take',
      answer: 'update',
      slow: true,
      async run({ learnerId, now }) {
        const pending = await pendingImport(db, learnerId);
        if (!pending)
          throw new UserError('This import is done or cancelled already. **/privacy import** begins a new one.');
        const file = await readAttachment(pending, MOST_BYTES);
        if (digestOf(file) !== pending.digest) throw new UserError('The file has changed since. Attach it once more.');
        return importedView(await importFile(db, learnerId, readLearnerFile(unpacked(file), now), now));
      },
    },
    {
      prefix: 'privacy.leave',
      answer: 'update',
      async run({ learnerId }) {
        await forgetImport(db, learnerId);
        return { content: 'Cancelled: nothing was imported.' };
      },
    },
  ];
}
