// Long Markdown in pages that fit: cut after a paragraph, else a line, else a word.
import { FENCE_END, openFence, safeCut } from './fence.ts';

const SMALLEST = 100;

/**
 * Pages of at most `max` UTF-16 units (100 or more), none empty; one page for a text that fits, none for an empty one.
 * A code fence that runs over a page is closed there and opened again on the next; a heading stays with what follows.
 */
export function pages(text: string, max: number): string[] {
  if (max < SMALLEST) throw new Error(`pages of ${max} characters are too small; ${SMALLEST} is the least`);
  const result: string[] = [];
  let rest = text.trim();
  let reopened = 0;
  while (rest.length > max) {
    const cut = breakBefore(rest, max - FENCE_END.length, reopened);
    const head = rest.slice(0, cut).trimEnd();
    const tail = rest.slice(cut);
    const fence = openFence(head);
    result.push(fence === undefined ? head : head + FENCE_END);
    rest = fence === undefined ? tail.trim() : continued(fence, tail);
    reopened = fence === undefined || !rest.startsWith(fence) ? 0 : fence.length + 1;
  }
  return rest === '' ? result : [...result, rest];
}

/** What follows a page that ended inside code: the code again, unless nothing of it is left. */
function continued(fence: string, tail: string): string {
  return /^\s*```/.test(tail) ? tail.replace(/^\s*```/, '').trim() : `${fence}\n${tail.replace(/^\n/, '')}`;
}

function breakBefore(text: string, room: number, reopened: number): number {
  const least = Math.max(room / 4, reopened + 1);
  const ends = [paragraphEnd(text, room), text.lastIndexOf('\n', room), text.lastIndexOf(' ', room)];
  const end = ends.find((place) => place >= least && safeCut(text, place) === place);
  if (end !== undefined) return end;
  const cut = safeCut(text, room);
  return cut > reopened ? cut : room;
}

/** The end of the last paragraph that is outside of code and no heading; -1 when there is none. */
function paragraphEnd(text: string, room: number): number {
  const head = text.slice(0, room + 1);
  const ends = [...head.matchAll(/\n[ \t]*\n/g)].map((match) => match.index);
  return (
    ends.findLast((end) => openFence(text.slice(0, end)) === undefined && !endsInHeading(text.slice(0, end))) ?? -1
  );
}

function endsInHeading(text: string): boolean {
  return /(^|\n)#{1,6} [^\n]*$/.test(text);
}
