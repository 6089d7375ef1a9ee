// From the body of a request to the parts of a message: checks, files, and pictures in embeds that name a file.
import type { APIAttachment, APIEmbed, APIMessage } from 'discord-api-types/v10';
import { Form } from '../limits/form.ts';
import { checkShows, type MessageBody, messageBody } from '../limits/message-body.ts';
import type { Files } from '../world/files.ts';
import type { AllowedMentions } from '../world/mentions.ts';
import type { Parts } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import type { RestBody } from './body.ts';

export type Written = Partial<Parts> & { allowed?: AllowedMentions; flags?: number };
type Stores = { world: World; files: Files };

/** The parts of a new message. Throws what Discord would answer. */
export function newParts(stores: Stores, json: Form, files: RestBody['files']): Written {
  const body = messageBody(json, files);
  const written = withFiles(stores, body, files, []);
  checkShows({ ...written, attachments: files.length ? [{} as APIAttachment] : [] });
  return written;
}

/** The parts that an edit changes. Throws what Discord would answer. */
export function changedParts(stores: Stores, json: Form, files: RestBody['files'], old: APIMessage): Written {
  const body = messageBody(json, files);
  const written = withFiles(stores, body, files, old.attachments);
  const { content, embeds, components, attachments } = { ...old, ...written };
  checkShows({
    content,
    embeds,
    components: components ?? [],
    attachments: files.length ? [{} as APIAttachment] : attachments,
  });
  return written;
}

function withFiles(stores: Stores, body: MessageBody, files: RestBody['files'], old: APIAttachment[]): Written {
  const { attachments: listed, embeds, ...rest } = body;
  const fresh = files.map((file) => {
    const about = listed?.find(({ id }) => id === String(file.number));
    const name = about?.filename ?? file.name;
    return stores.files.keep(stores.world.nextId(), { ...file, name }, about?.description);
  });
  const kept = listed ? old.filter(({ id }) => listed.some((item) => item.id === id)) : old;
  const all = [...kept, ...fresh];
  const shown = embeds ? embeds.map((embed) => withPictures(embed, all)) : undefined;
  const inEmbeds = new Set((shown ?? []).flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url]));
  const changed = listed !== undefined || fresh.length > 0;
  return {
    ...rest,
    ...(shown && { embeds: shown }),
    ...(changed && { attachments: all.filter(({ url }) => !inEmbeds.has(url)) }),
  };
}

function withPictures(embed: APIEmbed, files: APIAttachment[]): APIEmbed {
  const { image, thumbnail, ...rest } = embed;
  const place = (picture: APIEmbed['image']) => {
    if (!picture?.url.startsWith('attachment://')) return picture;
    const file = files.find(({ filename }) => filename === picture.url.slice('attachment://'.length));
    if (!file) return undefined;
    const { url, proxy_url, width, height } = file;
    return { url, proxy_url, ...(width && height && { width, height }) };
  };
  const [big, small] = [place(image), place(thumbnail)];
  return { ...rest, ...(big && { image: big }), ...(small && { thumbnail: small }) };
}

export function formOf(json: unknown): Form {
  return new Form(json ?? {});
}
