// The exported file's bytes: JSON that one can read, compressed where it would be too large for Discord.
import { gunzipSync, gzipSync } from 'node:zlib';
import { UserError } from '../../errors.ts';

/** What may be attached for an import, in bytes. */
export const MOST_BYTES = 20_000_000;
/** Discord takes 10 MiB from a bot. */
const MOST_PLAIN = 8_000_000;
const MOST_UNPACKED = 250_000_000;

export function packed(value: object): { name: string; data: Buffer } {
  const plain = Buffer.from(JSON.stringify(value, null, 1));
  if (plain.length <= MOST_PLAIN) return { name: 'quorum-export.json', data: plain };
  return { name: 'quorum-export.json.gz', data: gzipSync(plain) };
}

/** @throws UserError on what is compressed and broken, or would become too large. */
export function unpacked(file: Buffer): string {
  const isGzip = file[0] === 0x1f && file[1] === 0x8b;
  if (!isGzip) return file.toString('utf8');
  try {
    return gunzipSync(file, { maxOutputLength: MOST_UNPACKED }).toString('utf8');
  } catch {
    throw new UserError('This file is damaged, or too large once it is unpacked.');
  }
}
