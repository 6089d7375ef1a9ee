// A card's text as HTML for other programs. Nothing in it runs, plays or is fetched.
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable('image');

/** One line of Markdown, without a tag around it. */
export function lineHtml(text: string): string {
  return inert(markdown.renderInline(withoutControls(text)));
}

/** Markdown with its paragraphs and lists. */
export function blockHtml(text: string): string {
  return inert(markdown.render(withoutControls(text)).trim());
}

/** The words of HTML that one of these functions made. */
export function htmlText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp|#91|#92);/g, (_, name: string) => entities[name]!)
    .trim();
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#91': '[', '#92': '\\' };

/** Anki reads `[sound:…]`, `[latex]` and `\(` out of the text of its fields: what merely looks like it stays text. */
function inert(html: string): string {
  return html.replace(/\[(?=sound:|anki:|\/?latex\]|\/?\$)/gi, '&#91;').replace(/\\(?=[()[\]])/g, '&#92;');
}

/** Anki parts its fields by U+001F. */
function withoutControls(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}/gu, ' ');
}
