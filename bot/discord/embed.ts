// One embed that Discord accepts, whatever the texts.
import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { LIMITS } from './limits.ts';
import { clip } from './text.ts';

export const COLOURS = { plain: 0x5865f2, good: 0x3ba55d, careful: 0xf0b232, bad: 0xd83c3e } as const;

export type EmbedParts = {
  title?: string | undefined;
  /** Where the title leads. */
  url?: string | undefined;
  /** Markdown. */
  description?: string | undefined;
  fields?: { name: string; value: string; inline?: boolean }[] | undefined;
  /** Plain text, small. */
  footer?: string | undefined;
  /** A web address, or `attachment://name` for a file of the same reply. */
  image?: string | undefined;
  colour?: keyof typeof COLOURS | undefined;
};

const NOTHING = '\u200b';
const MORE_ROOM = 24;

/**
 * Clips each text to its limit and all of them to 6000 characters: title and footer first, then the description, then
 * as many fields as fit; a last field says how many do not. A reply may carry several embeds, but 6000 counts over all.
 */
export function embed(parts: EmbedParts): APIEmbed {
  const title = clip(parts.title ?? '', LIMITS.embedTitle);
  const footer = clip(parts.footer ?? '', LIMITS.embedFooter);
  const room = LIMITS.embedTotal - title.length - footer.length;
  const description = clip(parts.description ?? '', Math.min(LIMITS.embedDescription, room));
  const fields = fieldsThatFit(parts.fields ?? [], room - description.length);
  return {
    color: COLOURS[parts.colour ?? 'plain'],
    ...(title && { title }),
    ...(parts.url && { url: parts.url }),
    ...(description && { description }),
    ...(fields.length > 0 && { fields }),
    ...(footer && { footer: { text: footer } }),
    ...(parts.image && { image: { url: parts.image } }),
  };
}

function fieldsThatFit(wanted: NonNullable<EmbedParts['fields']>, room: number): APIEmbedField[] {
  const all = wanted.map((field) => ({
    name: clip(field.name, LIMITS.fieldName) || NOTHING,
    value: clip(field.value, LIMITS.fieldValue) || NOTHING,
    inline: field.inline ?? false,
  }));
  if (all.length <= LIMITS.embedFields && lengthOf(all) <= room) return all;
  const kept = all.slice(0, LIMITS.embedFields - 1);
  while (kept.length > 0 && lengthOf(kept) > room - MORE_ROOM) kept.pop();
  if (room < MORE_ROOM) return kept;
  return [...kept, { name: '…', value: `and ${all.length - kept.length} more`, inline: false }];
}

function lengthOf(fields: APIEmbedField[]): number {
  return fields.reduce((sum, field) => sum + field.name.length + field.value.length, 0);
}
