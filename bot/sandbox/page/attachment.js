// Files in a message: pictures are shown, the others are cards to download.
import { el } from './dom.js';
import { fileSize } from './files.js';
import { icon } from './icons.js';

/** The sandbox's own files are asked for where this page comes from, by whichever of its names. */
function fileAddress(url) {
  const { pathname } = new URL(url, location.href);
  return pathname.startsWith('/files/') ? pathname : url;
}

/** A message's attachments, but for those that its embeds show. */
export function attachmentNodes({ attachments = [], embeds = [] }) {
  const shown = new Set(embeds.flatMap((embed) => [embed.image?.url, embed.thumbnail?.url]));
  return attachments.filter((file) => !shown.has(file.url) && !shown.has(`attachment://${file.filename}`)).map(oneNode);
}

function oneNode(file) {
  if (file.content_type?.startsWith('image/') && !file.content_type.includes('svg'))
    return el('div', { class: 'attachment-picture' }, picture(file, file.description ?? file.filename));
  return el(
    'div',
    { class: 'file-card' },
    icon('file'),
    el(
      'div',
      { class: 'file-text' },
      el('a', { href: fileAddress(file.url), download: file.filename }, file.filename),
      el('span', { class: 'file-size' }, fileSize(file.size)),
    ),
    el(
      'a',
      {
        class: 'icon-button',
        href: fileAddress(file.url),
        download: file.filename,
        'aria-label': `Download ${file.filename}`,
      },
      icon('download'),
    ),
  );
}

/** A picture that opens in a tab of its own; its room is kept free while it loads. */
export function picture({ url, width, height }, description) {
  const image = el('img', { src: fileAddress(url), alt: description, width, height, loading: 'lazy' });
  const link = el(
    'a',
    { class: 'picture', href: fileAddress(url), target: '_blank', rel: 'noopener noreferrer' },
    image,
  );
  image.addEventListener('error', () =>
    link.replaceChildren(el('span', { class: 'picture-missing' }, description || 'Picture')),
  );
  return link;
}
