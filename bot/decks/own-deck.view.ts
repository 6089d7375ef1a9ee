// A learner's own cards on their way in and out: what was read from a file, and whether a deck is really to go.
import { button, rows } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import { modal, textField } from '../discord/modal.ts';
import type { Modal, Reply } from '../discord/route.ts';
import { clip, escapeMarkdown, plural } from '../discord/text.ts';
import type { OwnCards } from './own-cards.ts';
import type { OwnDeck } from './own-deck.store.ts';
import type { OwnDeckChange } from './own-deck.ts';

const SAMPLE = 5;
const MOST_PROBLEMS = 12;

type Preview = { id: number; name: string; file: string; read: OwnCards; change: OwnDeckChange; guessed: boolean };

export function pendingView({ id, name, file, read, change, guessed }: Preview, learnerId: bigint): Reply {
  const changes = change.added + change.changed + change.absent > 0;
  return {
    embeds: [
      embed({
        title: `Preview: ${name}`,
        description: [`From ${escapeMarkdown(clip(file, 80))}: ${countsText(change)}`, ...firstCards(read)].join(
          '\n\n',
        ),
        fields: [...problemField(read), ...alikeField(read), ...notesField(read, guessed)],
        footer: changes ? 'Nothing is added yet.' : 'There is nothing to add.',
        colour: read.problems.length > 0 || guessed ? 'careful' : 'plain',
      }),
    ],
    rows: rows([
      ...addButtons(id, change, learnerId),
      button({ id: customId('decks.cancel', learnerId, id), label: 'Cancel' }),
    ]),
  };
}

function addButtons(id: number, { added, changed, absent }: OwnDeckChange, learnerId: bigint) {
  const keep = button({ id: customId('decks.add', learnerId, id, 0), label: 'Add them', style: 'success' });
  const drop = button({
    id: customId('decks.add', learnerId, id, 1),
    label: added + changed > 0 ? `Add them, and take out the other ${absent}` : `Take out the other ${absent}`,
    style: 'danger',
  });
  return [...(added + changed > 0 ? [keep] : []), ...(absent > 0 ? [drop] : [])];
}

/** A file of which nothing can be used. */
export function nothingView(file: string, read: OwnCards): Reply {
  return {
    embeds: [
      embed({
        title: 'None of these can become a card',
        description: `From ${escapeMarkdown(clip(file, 80))}: ${plural(read.problems.length, 'row')}, each with a problem. Nothing was added.`,
        fields: problemField(read),
        colour: 'bad',
      }),
    ],
  };
}

function countsText({ added, changed, same, absent }: OwnDeckChange): string {
  const parts = [
    ...(added > 0 ? [`**${plural(added, 'new card')}**`] : []),
    ...(changed > 0 ? [`**${plural(changed, 'card')} changed**, which keep their schedule`] : []),
    ...(same > 0 ? [`${plural(same, 'card')} already there`] : []),
  ];
  const others = absent > 0 ? ` The deck has ${plural(absent, 'other card')} that this file does not hold.` : '';
  return `${parts.join(', ')}.${others}`;
}

function firstCards({ cards }: OwnCards): string[] {
  const shown = cards.slice(0, SAMPLE).map(({ front, back, chapter }) => {
    const where = chapter ? ` · ${chapter}` : '';
    return `**${clip(front, 200)}**${where}\n${clip(back, 240)}`;
  });
  return cards.length > SAMPLE
    ? [...shown, `-# … and ${plural(cards.length - SAMPLE, 'more card', 'more cards')}`]
    : shown;
}

function problemField({ problems }: OwnCards) {
  if (problems.length === 0) return [];
  const lines = problems.slice(0, MOST_PROBLEMS).map(({ line, problem }) => `Line ${line}: ${problem}.`);
  const more = problems.length - lines.length;
  return [
    {
      name: `${plural(problems.length, 'row')} left out`,
      value: [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'),
    },
  ];
}

function alikeField({ alike }: OwnCards) {
  if (alike.length === 0) return [];
  const lines = alike
    .slice(0, MOST_PROBLEMS)
    .map(({ lines: [one, other], why }) => `Lines ${one} and ${other}: the ${why}.`);
  const more = alike.length - lines.length;
  return [
    { name: 'Nearly the same, and kept', value: [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n') },
  ];
}

function notesField({ notes }: OwnCards, guessed: boolean) {
  const guess = 'The file is not in UTF-8: look whether accents and signs are right. If not, save it as "CSV UTF-8".';
  const all = [...(guessed ? [guess] : []), ...notes];
  return all.length > 0 ? [{ name: 'Note', value: all.join('\n') }] : [];
}

/** Deleting takes the name of the deck, typed. */
export function removeForm({ id, title, cards, answers }: OwnDeck, learnerId: bigint): Modal {
  const lost = answers > 0 ? `${plural(cards, 'card')} and ${plural(answers, 'answer')}` : plural(cards, 'card');
  return modal(customId('decks.removed', learnerId, id), 'Delete this deck for good?', [
    textField({
      id: 'name',
      label: 'Type its name to delete it',
      description: clip(`${title}: ${lost} of yours would be gone for good.`, 100),
      placeholder: title,
      most: 100,
    }),
  ]);
}
