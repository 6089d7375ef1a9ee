// Which lines a list of messages has: days between them, the mark of what is new, and who continues whom.
import { isNewer } from './snowflake.js';
import { daysBetween, dayTitle } from './time.js';

const SAME_BREATH = 7 * 60_000;
export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;

/**
 * Rows in order: `{kind: 'day', title}`, `{kind: 'new'}` and `{kind: 'message', message, compact}`, each with a key.
 * `readUpTo` is the last message that was read when the channel was opened; null draws no mark.
 */
export function messageRows(messages, { readUpTo, me, locale }) {
  const rows = [];
  let previous;
  let marked = readUpTo === null;
  for (const message of messages) {
    const date = new Date(message.timestamp);
    const newDay = !previous || daysBetween(new Date(previous.timestamp), date) !== 0;
    const firstNew = !marked && isNewer(message.id, readUpTo) && message.author.id !== me;
    if (newDay) rows.push({ kind: 'day', key: `day ${date.toDateString()}`, title: dayTitle(date, locale) });
    if (firstNew) rows.push({ kind: 'new', key: 'new' });
    marked ||= firstNew;
    const compact = !newDay && !firstNew && continues(message, previous);
    rows.push({ kind: 'message', key: message.id, message, compact });
    previous = message;
  }
  return rows;
}

/** True for a message that needs no author line, because its author has just spoken. */
export function continues(message, previous) {
  return (
    message.author.id === previous.author.id &&
    !commandOf(message) &&
    message.type !== REPLY &&
    isEphemeral(message) === isEphemeral(previous) &&
    Date.parse(message.timestamp) - Date.parse(previous.timestamp) < SAME_BREATH
  );
}

/** The slash command that a message answers: `{name, user}`, or undefined. */
export function commandOf(message) {
  const { interaction, interaction_metadata: metadata } = message;
  const name = interaction?.name ?? metadata?.name;
  return name ? { name, user: interaction?.user ?? metadata?.user } : undefined;
}

export const REPLY = 19;

export function isEphemeral(message) {
  return Boolean((message.flags ?? 0) & EPHEMERAL);
}

export function isThinking(message) {
  return Boolean((message.flags ?? 0) & LOADING);
}
