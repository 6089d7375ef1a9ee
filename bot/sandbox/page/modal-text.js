// A modal's text field: one line or a paragraph, with its limits.
import { el, freshId } from './dom.js';
import { growing } from './growing.js';

const PARAGRAPH = 2;
const LONGEST = 4000;

export function textControl(component, { describedBy, required }) {
  const { style, placeholder, value = '', min_length: least = 0, max_length: most = LONGEST } = component;
  const id = freshId('field');
  const long = style === PARAGRAPH;
  const field = el(long ? 'textarea' : 'input', {
    id,
    placeholder,
    class: 'text-field',
    maxlength: String(most),
    'aria-describedby': describedBy,
    'aria-required': required && 'true',
    autocomplete: 'off',
    ...(long ? { rows: '4' } : { type: 'text' }),
  });
  field.value = value;
  if (long) growing(field);
  const limited = component.max_length !== undefined || least > 0;
  const counter = el('p', { class: 'field-counter', 'aria-hidden': 'true' });
  const count = () => {
    counter.textContent = limited ? `${field.value.length} / ${most}` : '';
    counter.classList.toggle('short', field.value.length > 0 && field.value.length < least);
  };
  field.addEventListener('input', count);
  count();
  return {
    id,
    node: field,
    after: counter,
    value: () => field.value,
    focus: () => field.focus(),
    mark: (wrong) => field.setAttribute('aria-invalid', String(wrong)),
    problem() {
      const { length } = field.value;
      if (!field.value.trim()) return required ? 'This field is required.' : undefined;
      return length < least ? `At least ${least} characters are needed; there are ${length}.` : undefined;
    },
  };
}
