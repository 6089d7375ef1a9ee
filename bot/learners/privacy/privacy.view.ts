import { customId } from '../../discord/custom-id.ts';
import { embed } from '../../discord/embed.ts';
import { modal, textField } from '../../discord/modal.ts';
import type { Modal, Reply } from '../../discord/route.ts';
import { EXPORTED, WAITING } from './learner-tables.ts';
import { packed } from './packing.ts';

/** What is to be typed before everything is deleted. */
export const DELETE_WORD = 'DELETE';

export function aboutView(): Reply {
  const stored = [...EXPORTED.map(({ words }) => words), ...WAITING].map((words) => `- ${words}`).join('\n');
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
  'Those who run this bot can read its database. What you contest or report reaches them, and stays in their direct messages when you delete everything.',
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
      'What stays: your own messages in Discord, which you can delete there; what you reported or contested, in the direct messages of those who run this bot; and answers that you gave free for the test sets when you contested a verdict, without your name.',
    ].join('\n'),
  };
}
