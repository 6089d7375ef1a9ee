import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import type { DeckStanding, Standing } from '../study/overview.store.ts';

const BAR = 12;

export function decksView(decks: DeckStanding[]): Reply {
  if (decks.length === 0) return { content: 'There is no deck yet. The operator can add one: see "npm run decks".' };
  const lines = decks.map((deck) => `**${deck.title}** · ${deck.slug}\n${bar(deck)} ${standingText(deck)}`);
  return {
    embeds: [embed({ title: 'Decks', description: `${lines.join('\n\n')}\n\n**/decks deck:** looks closer at one.` })],
  };
}

export function deckView(deck: DeckStanding): Reply {
  const chapters = deck.chapters.map(
    (chapter) => `**${chapter.number}** ${chapter.title}\n${bar(chapter)} ${standingText(chapter)}`,
  );
  return {
    embeds: [
      embed({
        title: deck.title,
        description: [deck.description, ...chapters].join('\n\n'),
        footer: `${deck.total - deck.newLeft} of ${plural(deck.total, 'card')} met · ▰ mature (stability of three weeks or more)`,
      }),
    ],
  };
}

function bar({ mature, total }: Standing): string {
  const full = total === 0 ? 0 : Math.floor((mature / total) * BAR);
  return `${'▰'.repeat(full)}${'▱'.repeat(BAR - full)}`;
}

function standingText({ total, newLeft, dueNow, learning, mature }: Standing): string {
  const parts = [
    `${total - newLeft} of ${plural(total, 'card')} met`,
    ...(learning > 0 ? [`${learning} learning`] : []),
    ...(dueNow > 0 ? [`**${dueNow} due**`] : []),
    ...(mature > 0 ? [`${mature} mature`] : []),
  ];
  return parts.join(', ');
}
