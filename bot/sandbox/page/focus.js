// Where the focus was in a message, so that it can go back there after the message was drawn anew.

/** The message and the part of it (`data-at`) that an element stands for; undefined outside of messages. */
export function spotOf(element) {
  const id = element?.closest('article')?.dataset.id;
  return id && { id, at: element.dataset.at };
}

/** Focuses the part in the same place, or the message when nothing there can be pressed. False when it is gone. */
export function focusSpot({ id, at }) {
  const article = document.querySelector(`article[data-id="${id}"]`);
  const same = at && article?.querySelector(`[data-at="${at}"]:not(:disabled)`);
  (same || article)?.focus({ preventScroll: true });
  return Boolean(article);
}
