// One option of the command that is being composed: its name, its field, and what can be picked for it.
import { button, el, freshId } from './dom.js';
import { icon } from './icons.js';
import { createOffering } from './offering.js';
import { ATTACHMENT, entryProblem, INTEGER, NUMBER } from './options.js';

/**
 * `{option, node, entry(), problem(), focus()}`. `on` hears of: `done` (a choice or file was taken), `enter` (send),
 * `remove`, `hint` (the field has the focus, or not any more).
 */
export function createPill(option, { suggestions, picker, on }) {
  const problem = el('span', { class: 'visually-hidden', id: freshId('problem') });
  const about = el('span', { class: 'visually-hidden', id: freshId('about') }, option.description);
  const isFile = option.type === ATTACHMENT;
  const field = optionField(option, { describedBy: `${about.id} ${problem.id}`, picked: Boolean(suggestions) });
  const name = el('span', { class: 'pill-name' }, option.name);
  const node = el(
    'span',
    { class: 'pill' },
    name,
    field,
    !option.required && remover(option, on.remove),
    about,
    problem,
  );
  const offering = createOffering(field, { label: option.name, suggestions, picker, taken });

  const entry = () => (isFile ? { text: '', file: field.files[0] } : { text: field.value, chosen: offering.chosen() });
  const grow = () => field.setAttribute('size', String(Math.min(Math.max(field.value.length + 1, 4), 40)));
  const showProblem = (text) => {
    problem.textContent = text ?? '';
    field.setAttribute('aria-invalid', String(Boolean(text)));
    node.classList.toggle('wrong', Boolean(text));
  };
  grow();

  function taken() {
    grow();
    on.done();
  }

  function onKey(event) {
    if (picker.key(event)) return;
    if (event.key === 'Enter' && !isFile && !event.isComposing) on.enter(event);
    else if (event.key === 'Backspace' && field.value === '' && !option.required) on.remove(event);
  }

  field.addEventListener('input', () => {
    showProblem(undefined);
    grow();
    offering.refresh();
  });
  field.addEventListener('change', () => isFile && on.done());
  field.addEventListener('focus', () => {
    on.hint(option);
    offering.refresh();
  });
  field.addEventListener('blur', () => {
    offering.stop();
    on.hint(undefined);
    showProblem(entryProblem({ ...option, required: false }, entry()));
  });
  field.addEventListener('keydown', onKey);

  return {
    option,
    node,
    entry,
    focus: () => field.focus(),
    /** Marks the field when something is wrong, and gives it in words. */
    problem() {
      const text = entryProblem(option, entry());
      showProblem(text);
      return text;
    },
  };
}

function optionField({ name, type, required }, { describedBy, picked }) {
  const isNumber = type === INTEGER || type === NUMBER;
  return el('input', {
    class: 'pill-field',
    type: type === ATTACHMENT ? 'file' : 'text',
    'aria-label': name,
    'aria-describedby': describedBy,
    'aria-required': required && 'true',
    autocomplete: 'off',
    spellcheck: 'false',
    ...(picked && { role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list' }),
    ...(isNumber && !picked && { inputmode: type === INTEGER ? 'numeric' : 'decimal' }),
  });
}

function remover({ name }, onRemove) {
  const properties = { class: 'pill-remove', 'aria-label': `Remove ${name}`, onclick: () => onRemove() };
  return button(properties, icon('close'));
}
