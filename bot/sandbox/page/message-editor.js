// One's own message, being reworded: Enter saves, Escape leaves it as it was.
import { button, el, fill } from './dom.js';
import { growing } from './growing.js';

export function editorNode(message, { world, actions }) {
  const problem = el('span', { class: 'field-problem', role: 'alert' });
  const stop = () => {
    world.editing = undefined;
    world.tell('messages', message.channel_id);
    world.tell('edited');
  };
  const save = async () => {
    const content = field.value.trim();
    if (!content) return void fill(clear(problem), 'A message needs text.');
    if (content !== message.content) {
      const refusal = await actions.edit(message, content).then(
        () => undefined,
        (error) => error,
      );
      if (refusal) return void fill(clear(problem), refusal.message);
    }
    stop();
  };
  const field = el('textarea', {
    class: 'editor',
    'aria-label': 'Edit message',
    rows: '1',
    maxlength: '2000',
    dataset: { at: 'editor' },
    onkeydown: (event) => {
      if (event.key === 'Escape') stop();
      else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) save();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  field.value = message.content;
  growing(field);
  const keys = el(
    'p',
    { class: 'editor-keys' },
    'Escape to ',
    key('cancel', stop),
    ' • Enter to ',
    key('save', save),
    ' ',
    problem,
  );
  return el('div', { class: 'editor-box' }, field, keys);
}

function key(word, onclick) {
  return button({ class: 'link-like', onclick }, word);
}

function clear(node) {
  node.replaceChildren();
  return node;
}
