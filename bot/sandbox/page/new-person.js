// The form in which a new member of the server gets a name.
import { becomePerson } from './address.js';
import { openDialog } from './dialog.js';
import { el, freshId } from './dom.js';

export function askForName() {
  const properties = {
    id: freshId('field'),
    maxlength: '32',
    required: true,
    pattern: '.*\\S.*',
    autocomplete: 'off',
    autofocus: true,
  };
  const field = el('input', properties);
  openDialog({
    title: 'New person',
    text: 'A new member of the server sees what somebody sees who has never met Quorum.',
    content: [el('label', { class: 'field-label', for: field.id }, 'Name'), field],
    action: 'Join',
    onAnswer: () => becomePerson(field.value.trim()),
  });
}
