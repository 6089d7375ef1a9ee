// A modal's radio buttons and checkboxes.
import { el, freshId } from './dom.js';

/** One of several (its value, or an empty list), or `several` of them (a list of values). */
export function groupControl(component, { describedBy, required, several }) {
  const labelId = freshId('label');
  const name = freshId('group');
  const least = component.min_values ?? 1;
  const most = component.max_values ?? component.options.length;
  const inputs = component.options.map((option) =>
    el('input', { type: several ? 'checkbox' : 'radio', name, value: option.value, checked: option.default }),
  );
  const lines = component.options.map((option, i) => choiceLine(inputs[i], option));
  const node = el(
    'div',
    {
      class: 'choice-group',
      role: several ? 'group' : 'radiogroup',
      'aria-labelledby': labelId,
      'aria-describedby': describedBy,
    },
    lines,
  );
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  return {
    node,
    labelId,
    group: true,
    value: () => (several ? chosen() : (chosen()[0] ?? [])),
    focus: () => (inputs.find((input) => input.checked) ?? inputs[0]).focus(),
    problem() {
      const count = chosen().length;
      if (!count) return required ? 'Choose one.' : undefined;
      if (several && count < least) return `Choose at least ${least}.`;
      return several && count > most ? `Choose at most ${most}.` : undefined;
    },
  };
}

/** A checkbox that stands alone: true or false. */
export function singleCheckbox(component, { label, describedBy }) {
  const input = el('input', { type: 'checkbox', checked: component.default, 'aria-describedby': describedBy });
  return {
    node: choiceLine(input, { label }),
    namesItself: true,
    value: () => input.checked,
    focus: () => input.focus(),
    problem: () => undefined,
  };
}

function choiceLine(input, { label, description }) {
  const note = description && el('small', {}, description);
  return el('label', { class: 'choice-line' }, input, el('span', {}, el('span', {}, label), note));
}
