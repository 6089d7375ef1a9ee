// Attachments: their bytes apart from the messages, in the folder or in memory.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIAttachment, APIEmbed, APIMessage } from 'discord-api-types/v10';
import { pngSize } from './png-size.ts';
import type { Snowflake } from './snowflake.ts';

export type Upload = { name: string; type: string; data: Uint8Array };
export type Files = {
  /** The attachment's `url` is a path, so that it outlives a change of port: `absolute` completes it. */
  keep(id: Snowflake, upload: Upload, description?: string): APIAttachment;
  read(id: Snowflake): Uint8Array | undefined;
};

export function openFiles(folder: string | undefined): Files {
  const memory = new Map<Snowflake, Uint8Array>();
  const path = (id: Snowflake) => join(folder ?? '', 'files', id);
  if (folder !== undefined) mkdirSync(join(folder, 'files'), { recursive: true });
  return {
    keep(id, upload, description) {
      if (folder === undefined) memory.set(id, upload.data);
      else writeFileSync(path(id), upload.data);
      return attachment(id, upload, description);
    },
    read(id) {
      if (folder === undefined || !/^\d+$/.test(id)) return memory.get(id);
      try {
        return readFileSync(path(id));
      } catch {
        return undefined;
      }
    },
  };
}

function attachment(id: Snowflake, upload: Upload, description: string | undefined): APIAttachment {
  const filename = upload.name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-200) || 'file';
  const url = `/files/${id}/${encodeURIComponent(filename)}`;
  return {
    id,
    filename,
    size: upload.data.byteLength,
    url,
    proxy_url: url,
    content_type: upload.type,
    ...(description && { description }),
    ...pngSize(upload.data),
  };
}

/** The message with the addresses of its files as the reader of this moment must ask for them. */
export function absolute(message: APIMessage, base: string): APIMessage {
  const full = <T extends { url: string }>(file: T): T => absoluteFile(file, base);
  if (!message.attachments.length && !message.embeds.some((embed) => embed.image ?? embed.thumbnail)) return message;
  const picture = (embed: APIEmbed): APIEmbed => ({
    ...embed,
    ...(embed.image && { image: full(embed.image) }),
    ...(embed.thumbnail && { thumbnail: full(embed.thumbnail) }),
  });
  return { ...message, attachments: message.attachments.map(full), embeds: message.embeds.map(picture) };
}

export function absoluteFile<T extends { url: string }>(file: T, base: string): T {
  return file.url.startsWith('/files/') ? { ...file, url: base + file.url, proxy_url: base + file.url } : file;
}
