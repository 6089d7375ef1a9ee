// The messages of one channel as this page knows them, oldest first. Pure: every function gives a new timeline.
import { compareIds, isNewer } from './snowflake.js';

/** How many messages are asked for at a time. */
export const PAGE_SIZE = 50;

/** Before the first page has come, changes are held back and applied onto it. */
export function emptyTimeline() {
  return { messages: [], loaded: false, atStart: false, held: [] };
}

/** The newest page from the server. What was known of older messages is kept when the page joins onto it. */
export function withNewest(timeline, page) {
  const first = page[0]?.id;
  const joins = timeline.loaded && first && timeline.messages.some((message) => message.id === first);
  const older = joins ? timeline.messages.filter((message) => !message.local && isNewer(first, message.id)) : [];
  const ownLines = timeline.messages.filter((message) => message.local);
  const loaded = {
    messages: inOrder([...older, ...page, ...ownLines]),
    loaded: true,
    atStart: joins ? timeline.atStart : page.length < PAGE_SIZE,
    held: [],
  };
  return timeline.held.reduce(changed, loaded);
}

/** A page of messages from before the oldest one known. */
export function withOlder(timeline, page) {
  const known = new Set(timeline.messages.map((message) => message.id));
  const older = page.filter((message) => !known.has(message.id));
  return { ...timeline, messages: inOrder([...older, ...timeline.messages]), atStart: page.length < PAGE_SIZE };
}

/** One event of the server. An update of a message that isn't known yet, and an event seen before, change nothing. */
export function changed(timeline, event) {
  if (!timeline.loaded) return { ...timeline, held: [...timeline.held, event] };
  const { t: kind, d: message } = event;
  const others = timeline.messages.filter(({ id }) => id !== message.id);
  if (kind === 'MESSAGE_DELETE') return { ...timeline, messages: others };
  const before = timeline.messages.find(({ id }) => id === message.id);
  if (!before && kind === 'MESSAGE_UPDATE') return timeline;
  if (kind === 'MESSAGE_CREATE' && before) return timeline;
  return { ...timeline, messages: inOrder([...others, { ...before, ...message }]) };
}

function inOrder(messages) {
  return messages.toSorted((a, b) => compareIds(a.id, b.id));
}
