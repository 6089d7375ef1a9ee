// Writes anchors into the Markdown of a guide, where the format of decks wants them.
import type { AnchorPlace } from './card.ts';

export type PlacedAnchor = AnchorPlace & { anchor: string };

/** The lines of a text with anchors in them. Line numbers count in `lines`, from 1. */
export function withAnchors(lines: string[], anchors: PlacedAnchor[]): string[] {
  const written = [...lines];
  const rightmostFirst = [...anchors].sort((a, b) => (b.column ?? 0) - (a.column ?? 0));
  for (const place of rightmostFirst) {
    const line = written[place.line - 1];
    if (line !== undefined) written[place.line - 1] = withAnchor(line, place);
  }
  return written;
}

function withAnchor(line: string, { kind, anchor, column }: PlacedAnchor): string {
  const braces = `{#${anchor}}`;
  if (kind === 'row' || kind === 'column') return inCell(line, column ?? 0, braces);
  const behindBold = kind === 'concept' || kind === 'mistake' ? /^(.*?(?:\*\*.+?\*\*|__.+?__))(.*)$/.exec(line) : null;
  const startsBold = /^[\s>]*(?:[-*+]|\d+[.)])?\s*(?:\*\*|__)/.test(line);
  if (behindBold !== null && startsBold) return `${behindBold[1]} ${braces}${behindBold[2]}`;
  return `${line.trimEnd()} ${braces}`;
}

/** At the end of a cell; a line may have no pipe before its first cell. */
function inCell(line: string, index: number, braces: string): string {
  let at = /^[\s>]*\|?/.exec(line)?.[0].length ?? 0;
  let cell = 0;
  for (; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '|' && cell++ === index) break;
  }
  return `${line.slice(0, at).trimEnd()} ${braces} ${line.slice(at)}`.trimEnd();
}

/**
 * The line without braces that a guide has for other reasons. A line of nothing else must not become blank, for blank
 * lines part paragraphs: a space that shows nothing stays.
 */
export function withoutAnchor(line: string): string {
  const bare = line.replace(/ ?\{#[^{}]*\}/g, '').replaceAll('{#', '{ #');
  return /[\p{L}\p{N}]/u.test(bare) ? bare : line.replace(/\{#[^{}]*\}/g, '&nbsp;').replaceAll('{#', '{ #');
}
