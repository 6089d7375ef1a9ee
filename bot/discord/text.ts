// Texts for Discord: cut to fit, made harmless, counted, dated.
import { FENCE_END, openFence, safeCut } from './fence.ts';

/**
 * The text itself when it fits, else its beginning and "…", at most `max` UTF-16 units. Cuts between words (inside one
 * only when it fills half the room), never inside a character, and closes a code fence that it cuts.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  const head = beginning(text, max - 1);
  if (openFence(head) === undefined) return `${head}…`;
  const shorter = beginning(text, max - 1 - FENCE_END.length);
  if (openFence(shorter) === undefined) return `${shorter}…`;
  return /```[\w+#-]{0,20}$/.test(shorter) ? clip(text, shorter.lastIndexOf('```')) : `${shorter}…${FENCE_END}`;
}

function beginning(text: string, room: number): string {
  if (room <= 0) return '';
  const words = /\s/.test(text[room] ?? '') ? room : text.slice(0, room).search(/\s\S*$/);
  return text.slice(0, words >= room / 2 ? safeCut(text, words) : safeCut(text, room)).trimEnd();
}

// Bidirectional overrides, embeddings and isolates: they reorder the text around them.
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that people wrote, so that Discord shows it as it was typed: no bold, code, spoilers, quotes, lists, headings,
 * links, mentions or custom emoji. Longer than the input, so clip afterwards.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(BIDI, '')
    .replace(/[\\*_~`|[\]<>]/g, '\\$&')
    .replace(/@/g, '@\u200b')
    .replace(/:\/\//g, ':\\//')
    .replace(/^(\s*)([#+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}

/** "1 card", "12 cards", "1,200 cards"; `many` where an s is not enough. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/**
 * A time that Discord shows in the reader's own zone and language. Styles: `R` "in 3 hours", `t` 16:20, `T` 16:20:30,
 * `d` 20/04/2026, `D` 20 April 2026, `f` date and time, `F` with the weekday.
 */
export function timestamp(time: Date, style: 'R' | 't' | 'T' | 'd' | 'D' | 'f' | 'F' = 'R'): string {
  return `<t:${Math.floor(time.getTime() / 1000)}:${style}>`;
}
