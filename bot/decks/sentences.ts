// Sentences of a plain text, and texts shortened to fit a card without breaking one.

const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|vs|cf|etc|approx|resp|no|fig|dr|mr|ms|st|ca|[a-z])\.$/i;

/** The sentences of a plain text, each trimmed. Abbreviations such as "vs." don't end one. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/(?:[.!?…]{1,3}["”’)\]]{0,3}(?=\s["“(`]?[\p{Lu}\p{N}`])|\n)\s*/gu)) {
    const candidate = text.slice(from, match.index + match[0].length).trim();
    if (!match[0].includes('\n') && abbreviation.test(candidate.slice(-12))) continue;
    if (candidate !== '') found.push(candidate);
    from = match.index + match[0].length;
  }
  const last = text.slice(from).trim();
  return last === '' ? found : [...found, last];
}

/**
 * The text within `limit` characters: whole where it fits, else up to the end of its last whole sentence, else of its
 * last clause or word with an ellipsis. Never cut inside a word.
 */
export function fitted(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit + 1);
  const whole = sentences(head).slice(0, -1);
  const lastSentence = whole.at(-1);
  const end = lastSentence === undefined ? 0 : head.lastIndexOf(lastSentence) + lastSentence.length;
  if (end >= limit / 3) return text.slice(0, end);
  const room = head.slice(0, limit - 1);
  const clause = Math.max(room.lastIndexOf('; '), room.lastIndexOf(', '), room.lastIndexOf(' — '));
  const cut = clause >= limit / 2 ? clause : room.lastIndexOf(' ');
  return cut > 0 ? `${room.slice(0, cut).replace(/[\s,;:—–-]+$/, '')} …` : `${characters(room, limit - 2)} …`;
}

/** Cuts a text without spaces; never inside a surrogate pair. */
function characters(text: string, limit: number): string {
  return text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
}

/** Bullets for a card's back: at most `most` of them, all within `limit` characters, each shortened to its share if need be. */
export function fittedBullets(points: string[], limit: number, most = 5): string {
  const kept = points.slice(0, most);
  const lines = () => kept.map((point) => `- ${point}`).join('\n');
  if (lines().length <= limit) return lines();
  const share = Math.floor((limit - 3 * kept.length) / kept.length);
  let spare = kept.reduce((sum, point) => sum + Math.max(0, share - point.length), 0);
  return kept
    .map((point) => {
      if (point.length <= share) return `- ${point}`;
      const shortened = fitted(point, share + spare);
      spare = Math.max(0, spare - Math.max(0, shortened.length - share));
      return `- ${shortened}`;
    })
    .join('\n');
}
