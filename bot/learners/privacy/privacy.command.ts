// /privacy: what is stored, all of it as a file, none of it any more.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Database } from '../../db/database.ts';
import type { ReadAttachment } from '../../discord/attachment.ts';
import type { Call, Command, Options, Reply } from '../../discord/route.ts';
import { UserError } from '../../errors.ts';
import { learnerOf } from '../learner.store.ts';
import { exportOf } from './export.store.ts';
import { planImport } from './import.store.ts';
import { previewView } from './import.view.ts';
import { readLearnerFile } from './learner-file.ts';
import { MOST_BYTES, unpacked } from './packing.ts';
import { digestOf, rememberImport } from './pending-import.store.ts';
import { aboutView, deleteForm, exportView } from './privacy.view.ts';

type Parts = { db: Database; readAttachment: ReadAttachment };

export function privacyCommand(parts: Parts): Command {
  const { db } = parts;
  return {
    name: 'privacy',
    description: 'What is stored about you: see it, take it along, delete it',
    subcommands: {
      about: {
        description: 'What is stored, in plain words',
        answer: 'private',
        run: async () => aboutView(),
      },
      export: {
        description: 'Everything that is stored about you, as a file',
        answer: 'private',
        slow: true,
        run: async ({ learnerId, now }) => exportView(await exportOf(db, learnerId, now)),
      },
      import: {
        description:
          'Take over a file that /privacy export made, here or at another Quorum; you see first what it does',
        answer: 'private',
        slow: true,
        options: [
          {
            type: ApplicationCommandOptionType.Attachment,
            name: 'file',
            description: 'The file: .json or .json.gz',
            required: true,
          },
        ],
        run: (call, options) => preview(parts, call, options),
      },
      delete: {
        description: 'Delete everything that is stored about you',
        answer: 'modal',
        run: async ({ learnerId }) => deleteForm(learnerId),
      },
    },
  };
}

async function preview({ db, readAttachment }: Parts, { learnerId, now }: Call, options: Options): Promise<Reply> {
  const attached = options.attachment('file');
  if (!attached) throw new UserError('Attach the file that **/privacy export** made.');
  const file = await readAttachment(attached, MOST_BYTES);
  const content = readLearnerFile(unpacked(file), now);
  await learnerOf(db, learnerId);
  const planned = await planImport(db, learnerId, content);
  await rememberImport(db, { learnerId, url: attached.url, digest: digestOf(file), now });
  return previewView(learnerId, planned);
}
