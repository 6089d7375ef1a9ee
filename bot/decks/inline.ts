// Raw inline Markdown into what a card shows: emphasis and links go, code spans stay.

/** Plain text on one line. Code spans keep their backticks; linear in the length of the text. */
export function plainText(raw: string): string {
  let plain = '';
  for (const piece of codePieces(raw)) plain += piece.code ? piece.text : plainProse(piece.text);
  return plain.replace(/\s+/g, ' ').trim();
}

/** The words of a text alone: plain text without the backticks too. */
export function bareText(raw: string): string {
  return plainText(raw).replace(/`+/g, '').replace(/\s+/g, ' ').trim();
}

export type BoldLead = { bold: string; rest: string };

/** `**bold** rest`, where the text begins with bold; else null. */
export function boldLead(raw: string): BoldLead | null {
  const marker = raw.startsWith('**') ? '**' : raw.startsWith('__') ? '__' : null;
  if (marker === null) return null;
  const end = raw.indexOf(marker, 2);
  if (end < 0) return null;
  const bold = raw.slice(2, end).trim();
  return bold === '' ? null : { bold, rest: raw.slice(end + 2) };
}

type Piece = { text: string; code: boolean };

function codePieces(raw: string): Piece[] {
  const runs = [...raw.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }));
  const nextOfLength = nextRunsOfSameLength(runs.map((run) => run.length));
  const pieces: Piece[] = [];
  let at = 0;
  for (let i = 0; i < runs.length; i++) {
    const close = nextOfLength[i];
    if (close === undefined) continue;
    const start = runs[i]!.start;
    const end = runs[close]!.start + runs[close]!.length;
    pieces.push({ text: raw.slice(at, start), code: false }, { text: raw.slice(start, end), code: true });
    at = end;
    i = close;
  }
  pieces.push({ text: raw.slice(at), code: false });
  return pieces;
}

function nextRunsOfSameLength(lengths: number[]): (number | undefined)[] {
  const seen = new Map<number, number>();
  const next: (number | undefined)[] = [];
  for (let i = lengths.length - 1; i >= 0; i--) {
    next[i] = seen.get(lengths[i]!);
    seen.set(lengths[i]!, i);
  }
  return next;
}

/** Escaped signs wait in the private use area while marks are taken out. */
const escaped = 0xe000;

function plainProse(text: string): string {
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => String.fromCharCode(escaped + sign.charCodeAt(0)))
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s"[^"\n]*")?\)/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\*\*|__(?=\S)|(?<=\S)__/g, '')
    .replace(/(?<![\w*])\*([^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_])_([^_\s](?:[^_\n]*[^_\s])?)_(?![\w_])/g, '$1')
    .replace(/[\uE021-\uE07E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - escaped))
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ');
}
