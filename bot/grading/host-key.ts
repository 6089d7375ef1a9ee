import { createHash } from 'node:crypto';

/** A host as a number: a button carries numbers alone, and says by this one which host its message named. */
export function hostKey(host: string): number {
  return createHash('sha256').update(host).digest().readUIntBE(0, 6);
}
