// The files that go with the next message.
import { button, el, redraw } from './dom.js';
import { fileSize } from './files.js';
import { icon } from './icons.js';
import { LARGEST_FILE } from './options.js';

const MOST = 10;

/** `{button, node, files(), add(files), clear()}`: the button chooses, the node shows what was chosen. */
export function createFileShelf({ onProblem }) {
  let files = [];
  const input = el('input', { type: 'file', multiple: true, hidden: true, 'aria-label': 'Files to attach' });
  const opener = button(
    { class: 'icon-button attach', 'aria-label': 'Attach files', title: 'Attach files', onclick: () => input.click() },
    icon('plus'),
    input,
  );
  const node = el('ul', { class: 'file-shelf', 'aria-label': 'Attached files', hidden: true });

  function set(next) {
    files = next;
    node.hidden = !files.length;
    redraw(node, files.map(card));
  }

  function card(file) {
    const remove = () => set(files.filter((other) => other !== file));
    const label = `Remove ${file.name}`;
    return el(
      'li',
      { class: 'file-card' },
      icon('file'),
      el(
        'div',
        { class: 'file-text' },
        el('span', {}, file.name),
        el('span', { class: 'file-size' }, fileSize(file.size)),
      ),
      button({ class: 'icon-button', 'aria-label': label, title: label, onclick: remove }, icon('close')),
    );
  }

  function add(chosen) {
    const fitting = chosen.filter((file) => file.size <= LARGEST_FILE);
    if (fitting.length < chosen.length) onProblem('A file may have 10 MB at most.');
    else if (files.length + fitting.length > MOST) onProblem(`A message takes ${MOST} files at most.`);
    set([...files, ...fitting].slice(0, MOST));
  }

  input.addEventListener('change', () => {
    add([...input.files]);
    input.value = '';
  });
  return { button: opener, node, files: () => files, add, clear: () => set([]) };
}
