import { button, row } from '../../discord/components.ts';
import { customId } from '../../discord/custom-id.ts';
import { embed } from '../../discord/embed.ts';
import { modal, textField } from '../../discord/modal.ts';
import type { Modal, Reply } from '../../discord/route.ts';
import { plural } from '../../discord/text.ts';
import type { Import } from './import.store.ts';
import { EXPORTED } from './learner-tables.ts';
import { packed } from './packing.ts';

/** What is to be typed before everything is deleted. */
export const DELETE_WORD = 'DELETE';

export function aboutView(): Reply {
  const stored = EXPORTED.map(({ words }) => `- ${words}`).join('\n');
  return {
    embeds: [
      embed({
        title: 'What I store about you',
        description: `${stored}\n\n${BEYOND}`,
        footer: '/privacy export gives you all of it, /privacy delete takes it away.',
      }),
    ],
  };
}

const BEYOND = [
  'No name and no message of yours but these. The logs hold ids and times, and none of your texts.',
  'When a model grades your answers, they go to the host that I name before the first one; otherwise nothing leaves this bot.',
  'Those who run this bot can read its database. What you contest or report reaches them.',
].join('\n');

export function exportView(content: object): Reply {
  const { name, data } = packed(content);
  return {
    content: 'Everything that I store about you. **/privacy import** reads this file, also at another Quorum.',
    files: [{ name, data, description: 'All that is stored about you, as JSON' }],
  };
}

export function deleteForm(learnerId: bigint): Modal {
  return modal(customId('privacy.deleted', learnerId), 'Delete everything about you', [
    textField({
      id: 'word',
      label: `Type ${DELETE_WORD} to confirm`,
      description:
        'Cards, answers, interviews, settings: all of it, for good. Export it first if you may want it back.',
      most: 20,
      placeholder: DELETE_WORD,
    }),
  ]);
}

export function deletedView(wasStored: boolean): Reply {
  if (!wasStored) return { content: 'There was nothing stored about you.' };
  return {
    content: [
      'Everything about you is deleted: settings, cards, answers, interviews, contests, reminders and what was still to be done.',
      'What stays: messages in Discord, which you can delete there, and answers that you gave free for the test sets when you contested a verdict, without your name.',
    ].join('\n'),
  };
}

/** What an import would do, and the buttons that decide. */
export function previewView(learnerId: bigint, planned: Import): Reply {
  const yes = button({ id: customId('privacy.take', learnerId), label: 'Import', style: 'success' });
  const no = button({ id: customId('privacy.leave', learnerId), label: 'Cancel' });
  const nothing = isEmpty(planned);
  return {
    embeds: [
      embed({
        title: nothing ? 'There is nothing to import' : 'This would be imported',
        description: importText(planned).join('\n'),
        footer: 'What is newer here always stays.',
      }),
    ],
    rows: nothing ? [] : [row(yes, no)],
  };
}

export function importedView(done: Import): Reply {
  return {
    embeds: [
      embed({
        title: 'Imported',
        description: [...importText(done), '', '**/study** goes on.'].join('\n'),
        colour: 'good',
      }),
    ],
  };
}

function isEmpty({ merge, settings }: Import): boolean {
  return merge.states.length + merge.reviews.length === 0 && !settings;
}

function importText({ merge, settings }: Import): string[] {
  const { states, kept, reviews, unknown } = merge;
  return [
    `- the schedule of ${plural(states.length, 'card')}`,
    `- ${plural(reviews.length, 'answer')} that ${reviews.length === 1 ? 'is' : 'are'} not here yet`,
    `- your settings: ${settings ? 'taken from the file' : 'as they are here'}`,
    ...(kept > 0 ? [`- ${plural(kept, 'card')} as they are here, where you answered last`] : []),
    ...(unknown > 0 ? [`- without ${plural(unknown, 'card')} of the file that no deck here has`] : []),
    '- reminders, reports and interviews stay in the file',
  ];
}
