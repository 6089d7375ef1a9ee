// How far a person has read each channel, remembered by this browser.

export function createReadMarks(storage, userId) {
  const key = `quorum-sandbox-read:${userId}`;
  let marks = parsed(storage.getItem(key));
  const keep = () => storage.setItem(key, JSON.stringify(marks));
  return {
    /** A person who is here for the first time has nothing unread. */
    start(channels) {
      if (marks) return;
      marks = Object.fromEntries(channels.map((channel) => [channel.id, channel.last_message_id ?? '0']));
      keep();
    },
    /** The last message read, or undefined. */
    of: (channelId) => marks?.[channelId],
    set(channelId, messageId) {
      marks = { ...marks, [channelId]: messageId };
      keep();
    },
  };
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
