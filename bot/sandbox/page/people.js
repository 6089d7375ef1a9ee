// How people and channels are called and drawn.
import { el } from './dom.js';

const DIRECT = 1;
const THREADS = [10, 11, 12];
const HUES = 6;

export function displayName(user) {
  return user?.global_name ?? user?.username ?? 'Someone';
}

export function isDirect(channel) {
  return channel?.type === DIRECT;
}

export function isThread(channel) {
  return THREADS.includes(channel?.type);
}

export function isArchived(channel) {
  return Boolean(channel?.thread_metadata?.archived);
}

/** A channel's name without its sign; a direct message is called by the one it is with. */
export function channelTitle(channel, bot) {
  return isDirect(channel) ? displayName(bot) : (channel?.name ?? 'unknown');
}

/** Up to two initials of a name: `Study Group` gives SG, `Ada` gives A. */
export function initials(name) {
  const words = name.split(/[\s_-]+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0].toUpperCase())
    .join('');
}

/** A round picture made of initials, in a colour that belongs to the name; `status` adds a dot. */
export function avatar(user, { status } = {}) {
  const name = displayName(user);
  const hue = user?.bot ? 'bot' : String(hueOf(name));
  const dot = status && el('span', { class: `status ${status}` });
  return el('span', { class: 'avatar', 'aria-hidden': 'true', dataset: { hue } }, initials(name), dot);
}

function hueOf(name) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 1_000_003;
  return sum % HUES;
}
