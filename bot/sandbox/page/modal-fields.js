// The fields of a modal, whichever kind Discord has: each `{node, customId, value(), check(), focus()}`.
import { el, freshId, redraw } from './dom.js';
import { icon } from './icons.js';
import { markdownNodes } from './markdown-nodes.js';
import { groupControl, singleCheckbox } from './modal-choices.js';
import { textControl } from './modal-text.js';
import { selectNode } from './select.js';
import { selectChoices } from './select-choices.js';
import { namesIn } from './world.js';

const ACTION_ROW = 1;
const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;
const LABEL = 18;
const RADIO_GROUP = 21;
const CHECKBOX_GROUP = 22;
const CHECKBOX = 23;

/** `check()` marks what is wrong and is true then. A text without a field has a node alone. */
export function modalFields(components, world) {
  return components.flatMap((component) => {
    if (component.type === TEXT_DISPLAY)
      return { node: el('div', { class: 'markdown dialog-text' }, markdownNodes(component.content, namesIn(world))) };
    if (component.type === LABEL) return labelled(component, component.component, world);
    if (component.type === ACTION_ROW) return component.components.map((inner) => labelled(inner, inner, world));
    return [];
  });
}

function labelled({ label, description }, component, world) {
  const required = component.required ?? true;
  const problem = el('p', { class: 'field-problem', id: freshId('problem'), role: 'alert' });
  const note = description && el('p', { class: 'field-note', id: freshId('note') }, description);
  const describedBy = [note?.id, problem.id].filter(Boolean).join(' ');
  const control = controlFor(component, { label, describedBy, required, world });
  const star =
    required && component.type !== CHECKBOX && el('span', { class: 'required', 'aria-hidden': 'true' }, ' *');
  const name = control.group
    ? el('p', { class: 'field-label', id: control.labelId }, label, star)
    : el('label', { class: 'field-label', for: control.id }, label, star);
  return {
    node: el('div', { class: 'field' }, !control.namesItself && name, note, control.node, control.after, problem),
    customId: component.custom_id,
    value: control.value,
    focus: control.focus,
    check() {
      const text = control.problem();
      redraw(problem, text && icon('warning'), text);
      control.mark?.(Boolean(text));
      return Boolean(text);
    },
  };
}

function controlFor(component, context) {
  switch (component.type) {
    case TEXT_INPUT:
      return textControl(component, context);
    case RADIO_GROUP:
    case CHECKBOX_GROUP:
      return groupControl(component, { ...context, several: component.type === CHECKBOX_GROUP });
    case CHECKBOX:
      return singleCheckbox(component, context);
    default:
      return selectControl(component, context);
  }
}

function selectControl(component, { label, describedBy, required, world }) {
  const choices = selectChoices(component, world) ?? [];
  const least = component.min_values ?? 1;
  const most = component.max_values ?? 1;
  const select = selectNode({
    name: component.placeholder ?? 'Make a selection',
    label,
    choices,
    least: required ? least : 0,
    most,
    describedBy,
  });
  return {
    node: select.node,
    group: true,
    labelId: freshId('label'),
    value: select.values,
    focus: select.focus,
    problem: () => (required && select.values().length < least ? `Choose at least ${least}.` : undefined),
  };
}
