// A form of the bot's, as a dialog. What was typed is kept until the bot has taken it.
import { button, el, freshId, redraw, waitingDots } from './dom.js';
import { focusSpot, spotOf } from './focus.js';
import { icon } from './icons.js';
import { modalFields } from './modal-fields.js';
import { avatar, displayName } from './people.js';

/** Opens the modal of an outcome; `submit(interaction, fields)` gives a problem in words, or undefined. */
export function openModal({ modal, interaction }, { world, submit }) {
  const back = document.activeElement;
  const spot = spotOf(back);
  const title = el('h2', { id: freshId('title') }, modal.title);
  const problem = el('p', { class: 'dialog-problem', role: 'alert' });
  const fields = modalFields(modal.components, world);
  const send = el('button', { class: 'component primary' }, el('span', { class: 'label' }, 'Submit'));
  const cancel = button({ class: 'component secondary', onclick: () => dialog.close() }, 'Cancel');
  const form = el(
    'form',
    { novalidate: true },
    el(
      'div',
      { class: 'dialog-head' },
      avatar(world.bot.user),
      el('div', {}, title, el('p', { class: 'dialog-from' }, displayName(world.bot.user))),
      closer(() => dialog.close()),
    ),
    el(
      'div',
      { class: 'dialog-fields' },
      fields.map((field) => field.node),
    ),
    problem,
    el('div', { class: 'dialog-buttons' }, cancel, send),
  );
  const dialog = el('dialog', { class: 'dialog modal', 'aria-labelledby': title.id, onclose: leave }, form);

  function leave() {
    dialog.remove();
    if (spot && focusSpot(spot)) return;
    const target = back?.isConnected && back !== document.body ? back : document.querySelector('.composer-field');
    target.focus({ preventScroll: true });
  }

  async function onSubmit(event) {
    event.preventDefault();
    if (send.getAttribute('aria-busy') === 'true') return;
    const wrong = fields.filter((field) => field.check?.());
    if (wrong.length) return wrong[0].focus();
    const values = Object.fromEntries(
      fields.filter((field) => field.customId).map((field) => [field.customId, field.value()]),
    );
    busy(true);
    const said = await submit(interaction, values).catch((refusal) => refusal.message);
    busy(false);
    if (!said) return dialog.close();
    redraw(problem, icon('warning'), said);
  }

  function busy(waiting) {
    send.setAttribute('aria-busy', String(waiting));
    redraw(send, el('span', { class: 'label' }, 'Submit'), waiting && waitingDots());
    if (waiting) redraw(problem);
  }

  form.addEventListener('submit', onSubmit);
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  document.body.append(dialog);
  dialog.showModal();
  fields.find((field) => field.focus)?.focus();
}

function closer(onclick) {
  return button({ class: 'icon-button', 'aria-label': 'Close', title: 'Close', onclick }, icon('close'));
}
