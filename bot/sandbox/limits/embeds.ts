// What Discord allows in embeds: https://discord.com/developers/docs/resources/message#embed-object-embed-limits
import { type APIEmbed, EmbedType } from 'discord-api-types/v10';
import type { Form } from './form.ts';

const ALL_EMBEDS = 6000;
const WEB = ['http', 'https'];

export function embedsOf(embeds: Form): APIEmbed[] {
  const list = embeds.list({ max: 10 });
  let total = 0;
  for (const embed of list) {
    if (!embed.object()) continue;
    const length = checkEmbed(embed);
    if (total <= ALL_EMBEDS && total + length > ALL_EMBEDS)
      embed.problem('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${ALL_EMBEDS}`);
    total += length;
  }
  return list.map(({ value }) => ({ ...(value as APIEmbed), type: EmbedType.Rich }));
}

/** The number of characters that count towards the limit of all embeds together. */
function checkEmbed(embed: Form): number {
  const counted = [
    embed.at('title').text({ max: 256 }),
    embed.at('description').text({ max: 4096 }),
    embed.at('footer').at('text').text({ max: 2048 }),
    embed.at('author').at('name').text({ max: 256 }),
    ...embed.at('fields').list({ max: 25 }).flatMap(checkField),
  ];
  embed.at('url').address(WEB);
  embed.at('color').integer({ min: 0, max: 0xffffff });
  for (const part of ['image', 'thumbnail'])
    embed
      .at(part)
      .at('url')
      .address([...WEB, 'attachment']);
  for (const part of ['footer', 'author'])
    embed
      .at(part)
      .at('icon_url')
      .address([...WEB, 'attachment']);
  if (embed.at('footer').given) embed.at('footer').at('text').required();
  if (embed.at('author').given) embed.at('author').at('name').required();
  const stamp = embed.at('timestamp');
  if (stamp.given && Number.isNaN(Date.parse(String(stamp.value))))
    stamp.problem('DATE_TIME_TYPE_PARSE', `Could not parse ${String(stamp.value).slice(0, 60)}. Should be ISO8601.`);
  checkNotEmpty(embed);
  return counted.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

function checkField(field: Form): (string | undefined)[] {
  field.object();
  field.at('inline').flag();
  return [filled(field.at('name'), 256), filled(field.at('value'), 1024)];
}

/** A text that must hold more than white space. */
function filled(text: Form, max: number): string | undefined {
  if (typeof text.value === 'string' && !text.value.trim())
    return text.problem('BASE_TYPE_REQUIRED', 'This field is required');
  return text.required() ? text.text({ max }) : undefined;
}

function checkNotEmpty(embed: Form): void {
  const parts = ['title', 'description', 'fields', 'image', 'thumbnail', 'footer', 'author'];
  const shows = (part: Form) => (Array.isArray(part.value) ? part.value.length > 0 : part.given && part.value !== '');
  if (!parts.some((part) => shows(embed.at(part)))) embed.at('description').required();
}
