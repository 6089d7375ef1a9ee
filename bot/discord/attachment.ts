// Reads a file that somebody attached: from Discord's own addresses alone, so much of it and no more, and not for ever.
import { UserError } from '../errors.ts';
import type { Attachment } from './route.ts';

/** The file's bytes. Rejects with a UserError when it is larger than `maxBytes`, gone, or does not come in time. */
export type ReadAttachment = (attached: Attached, maxBytes: number) => Promise<Buffer>;
type Attached = Pick<Attachment, 'url'> & Partial<Pick<Attachment, 'size'>>;

const CDN = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
const WITHIN_MS = 10_000;

/** @param api the address of another API than Discord's, whose files lie on the same server */
export function attachmentReader(api?: string, withinMs = WITHIN_MS): ReadAttachment {
  const origins = api === undefined ? CDN : [...CDN, new URL(api).origin];
  return async ({ url: address, size = 0 }, maxBytes) => {
    const url = URL.parse(address);
    if (!url || !origins.includes(url.origin)) throw new Error(`an attachment from ${url?.origin ?? 'nowhere'}`);
    if (size > maxBytes) throw tooLarge(maxBytes);
    const signal = AbortSignal.timeout(withinMs);
    try {
      const response = await fetch(url, { redirect: 'error', signal });
      if (!response.ok || !response.body) {
        await response.body?.cancel();
        throw new UserError('The file is no longer there. Attach it again.');
      }
      return await firstBytes(response.body, maxBytes);
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw new UserError('The file did not come from Discord in time. Try again in a minute.', { cause: error });
    }
  };
}

async function firstBytes(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.byteLength;
    if (length > maxBytes) throw tooLarge(maxBytes);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(maxBytes: number): UserError {
  return new UserError(`The file is too large: ${Math.floor(maxBytes / 1e6)} MB are allowed. Split it into several.`);
}
