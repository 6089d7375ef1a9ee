// The file that a learner was shown the preview of: the yes means this one and no other.
import { createHash } from 'node:crypto';
import type { Database } from '../../db/database.ts';

export function digestOf(file: Buffer): string {
  return createHash('sha256').update(file).digest('hex');
}

/** In place of an earlier one. The learner must exist. */
export async function rememberImport(
  db: Database,
  pending: { learnerId: bigint; url: string; digest: string; now: Date },
): Promise<void> {
  const { learnerId, url, digest, now } = pending;
  const data = { url, digest, createdAt: now };
  await db.pendingImport.upsert({ where: { learnerId }, create: { learnerId, ...data }, update: data });
}

export async function pendingImport(db: Database, learnerId: bigint): Promise<{ url: string; digest: string } | null> {
  return db.pendingImport.findUnique({ where: { learnerId }, select: { url: true, digest: true } });
}

export async function forgetImport(db: Database, learnerId: bigint): Promise<void> {
  await db.pendingImport.deleteMany({ where: { learnerId } });
}

/** Files whose preview was shown before this time: the address that Discord gave is good for about a day. */
export async function forgetImportsBefore(db: Database, time: Date): Promise<void> {
  await db.pendingImport.deleteMany({ where: { createdAt: { lt: time } } });
}
