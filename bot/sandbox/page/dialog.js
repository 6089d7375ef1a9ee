// The page's own dialogs, as opposed to the bot's forms.
import { button, el, freshId } from './dom.js';

/** Opens a dialog; `onAnswer` runs when it is sent off, with the dialog closed. `action` is the button's word. */
export function openDialog({ title, text, content, action, style = 'primary', onAnswer }) {
  const head = el('h2', { id: freshId('title') }, title);
  const send = el('button', { class: `component ${style}` }, action);
  const form = el(
    'form',
    { method: 'dialog' },
    head,
    el('p', { class: 'dialog-text' }, text),
    content,
    el(
      'div',
      { class: 'dialog-buttons' },
      button({ class: 'component secondary', onclick: () => dialog.close() }, 'Cancel'),
      send,
    ),
  );
  const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': head.id, onclose: () => dialog.remove() }, form);
  form.addEventListener('submit', onAnswer);
  document.body.append(dialog);
  dialog.showModal();
}
