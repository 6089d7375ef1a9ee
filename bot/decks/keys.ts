// Anchors for items that have none: made of the item's own words alone, so that other items can come and go.
import { createHash } from 'node:crypto';

const longest = 60;

/**
 * An anchor out of a text. Where letters, digits and plain punctuation don't tell the whole text (it is too long, or has
 * other signs in it), a hash of the text tells the rest.
 */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const whole = plain
    .replace(/['’‘]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const lossy = /[^a-z0-9\s.,:;?!()'’‘"“”`*_/&\-‐-―−]/.test(plain);
  if (whole.length <= longest && whole !== '' && !lossy) return whole;
  const head = whole.slice(0, longest - 9).replace(/-[a-z0-9]*$/, (cut) => (whole.length > longest - 9 ? '' : cut));
  return head === '' ? `x-${hash(plain)}` : `${head}-${hash(plain)}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 8);
}

/** Hands out each anchor once: a second one is told apart by what it belongs to, and exact twins by a number. */
export class Anchors {
  readonly #taken: Set<string>;
  readonly #twins = new Map<string, number>();

  /** @param taken anchors that the author gave */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  give(text: string, context: string): string {
    const anchor = slug(text);
    const candidates = [anchor, `${anchor}-${hash(`${context}\n${text}`)}`];
    for (const candidate of candidates) if (this.#take(candidate)) return candidate;
    for (let i = (this.#twins.get(anchor) ?? 1) + 1; ; i++) {
      if (!this.#take(`${anchor}-${i}`)) continue;
      this.#twins.set(anchor, i);
      return `${anchor}-${i}`;
    }
  }

  #take(anchor: string): boolean {
    if (this.#taken.has(anchor)) return false;
    this.#taken.add(anchor);
    return true;
  }
}
