// The HTML of Anki's fields as Markdown: what can be shown as text, and nothing else.
import MarkdownIt from 'markdown-it';

const { unescapeAll } = new MarkdownIt().utils;

/** By tag: a sign that no text has, and the mark of Markdown that takes its place in the end. */
const MARKS = [
  { tags: ['b', 'strong'], sign: '\u0001', mark: '**' },
  { tags: ['i', 'em'], sign: '\u0002', mark: '*' },
  { tags: ['u', 'ins'], sign: '\u0003', mark: '__' },
  { tags: ['s', 'del', 'strike'], sign: '\u0004', mark: '~~' },
  { tags: ['code', 'kbd', 'tt'], sign: '\u0005', mark: '`' },
];

/** Lists become dashes, blocks lines of their own. Meant for texts of a few thousand characters. */
export function markdownOfHtml(html: string): string {
  const parts = html.replace(/[\s\p{Cc}]+/gu, ' ').split(/(<[^<>]*>)/);
  const text = parts.map((part, at) => (at % 2 === 1 ? tagText(part) : escaped(withoutEntities(part)))).join('');
  return MARKS.reduce(marked, text)
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}(?=- )/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** True for a picture, a sound or a gap to fill in: a card of text can't have those. */
export function needsMore(html: string): boolean {
  return /<(img|audio|video|object)\b|\[sound:|\{\{c\d+::/i.test(html);
}

function tagText(tag: string): string {
  const [, closing = '', name = ''] = /^<\s*(\/?)\s*([a-z0-9]+)/i.exec(tag) ?? [];
  const lower = name.toLowerCase();
  const mark = MARKS.find(({ tags }) => tags.includes(lower));
  if (mark) return mark.sign;
  if (lower === 'li') return closing ? '' : '\n- ';
  if (/^(br|p|div|ul|ol|tr|table|pre|blockquote|h[1-6])$/.test(lower)) return '\n';
  return /^t[dh]$/.test(lower) ? ' ' : '';
}

/** A mark without text between is none; Discord wants no blanks inside, and takes code as it stands. */
function marked(text: string, { sign, mark }: (typeof MARKS)[number]): string {
  return text
    .split(sign)
    .map((part, at, all) => {
      const inside = at % 2 === 1 && at < all.length - 1;
      const plain = inside && mark === '`' ? part.replace(/\\([\\*_~`|])/g, '$1') : part;
      return inside ? plain.replace(/\S(?:[\s\S]*\S)?/, (words) => `${mark}${words}${mark}`) : part;
    })
    .join('');
}

function withoutEntities(text: string): string {
  const plain = text.replace(/&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi, (entity) => unescapeAll(entity));
  return plain.replaceAll('\u00a0', ' ');
}

function escaped(text: string): string {
  return text.replace(/[\\*_~`|]/g, '\\$&');
}
