// A page of /progress: a picture, the same in words, and the way to the other pages.
import { button, type Row, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { png } from './charts/png.ts';
import type { ShownDeck } from './deck.store.ts';

/** In the order of their buttons; a button carries the place. */
export const PAGES = ['overview', 'retention', 'forecast', 'chapters', 'readiness'] as const;
export type PageName = (typeof PAGES)[number];

export type Page = {
  title: string;
  /** What the picture shows, in Markdown: the same for those who can't see it. */
  words: string[];
  /** What the picture shows besides, for those who can't see it, such as each bar; for others the picture says it better. */
  bars?: string;
  /** What else there is to say, in Markdown. */
  more?: string[];
  /** SVG; null where there is nothing to draw yet. */
  picture: string | null;
};

/**
 * `inServer` adds the way to the server's shared figures. The picture goes as a file of its own: larger than in an embed,
 * and with a description that screen readers find.
 */
export async function pageReply(
  page: Page,
  at: { name: PageName; deck: ShownDeck; learnerId: bigint; inServer: boolean },
): Promise<Reply> {
  const description = [...page.words, ...(page.more ? ['', ...page.more] : [])].join('\n');
  return {
    embeds: [embed({ title: page.title, description })],
    ...(page.picture && {
      files: [
        { name: `${at.name}.png`, data: await png(page.picture), description: plain([...page.words, page.bars ?? '']) },
      ],
    }),
    rows: wayRows(at),
  };
}

function wayRows({ name, deck, learnerId, inServer }: Parameters<typeof pageReply>[1]): Row[] {
  const pages = PAGES.map((page, place) =>
    button({
      id: customId('progress.page', learnerId, place, deck.id),
      label: page[0]!.toUpperCase() + page.slice(1),
      style: page === name ? 'primary' : 'secondary',
      disabled: page === name,
    }),
  );
  const server = button({ id: customId('progress.server', learnerId), label: 'This server' });
  return [row(...pages), ...(inServer ? [row(server)] : [])];
}

/** As a screen reader should say it. */
export function plain(words: string[]): string {
  return words
    .filter(Boolean)
    .join('\n')
    .replace(/\*\*|^-# /gm, '');
}
