// What an import would do, or did, in words.
import { MOST_CARDS } from '../../decks/own-cards.ts';
import { MOST_DECKS } from '../../decks/own-deck.ts';
import { button, row } from '../../discord/components.ts';
import { customId } from '../../discord/custom-id.ts';
import { embed } from '../../discord/embed.ts';
import type { Reply } from '../../discord/route.ts';
import { plural } from '../../discord/text.ts';
import type { Import } from './import.store.ts';
import type { OwnDeckPlan } from './own-decks.ts';

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
        description: [...importText(done), '', '**/study** goes on; **/remind at** sets your reminder anew.'].join(
          '\n',
        ),
        colour: 'good',
      }),
    ],
  };
}

function isEmpty({ merge, settings, ownDecks, joins }: Import): boolean {
  const cards = ownDecks.reduce((sum, { added }) => sum + added.length, 0);
  return merge.states.length + merge.reviews.length + cards + joins.length === 0 && !settings;
}

function importText({ merge, settings, ownDecks, joins }: Import): string[] {
  const { states, kept, reviews, unknown } = merge;
  return [
    ...ownDecks.map(ownDeckText),
    `- the schedule of ${plural(states.length, 'card')}`,
    `- ${plural(reviews.length, 'answer')} that ${reviews.length === 1 ? 'is' : 'are'} not here yet`,
    ...(joins.length > 0 ? [`- ${plural(joins.length, 'deck')} that you had joined`] : []),
    `- your settings: ${settings ? 'taken from the file' : 'as they are here'}`,
    ...(kept > 0 ? [`- ${plural(kept, 'card')} as they are here, where you answered last`] : []),
    ...(unknown > 0 ? [`- without ${plural(unknown, 'card')} of the file that no deck here has`] : []),
    '',
    STAYS,
  ];
}

const STAYS =
  'What stays in the file: your reminder, interviews, what you reported and contested, who grades your answers, and the servers that you share figures with. Parameters of your own are fitted anew from your answers.';

function ownDeckText({ name, added, same, refused }: OwnDeckPlan): string {
  if (refused === 'too many decks')
    return `- without your deck **${name}**: you would have more than ${MOST_DECKS} decks of your own`;
  if (refused === 'too many cards')
    return `- without the cards of your deck **${name}** that are not here: with them it would have more than ${MOST_CARDS.toLocaleString('en-US')}`;
  const here = same > 0 ? `, ${same} ${same === 1 ? 'stays' : 'stay'} as here` : '';
  return `- your deck **${name}**: ${plural(added.length, 'card')}${here}`;
}
