// On a narrow screen the lists lie over the messages, behind a button.

/** Closes again at Escape, at a press beside the lists, and when a channel was chosen. */
export function listsToggle({ opener, lists, main, backdrop }) {
  const set = (open) => {
    document.body.classList.toggle('lists-open', open);
    opener.setAttribute('aria-expanded', String(open));
    main.inert = open;
    backdrop.hidden = !open;
    if (open) (lists.querySelector('[aria-current]') ?? lists.querySelector('a'))?.focus();
  };
  const close = () => {
    if (!document.body.classList.contains('lists-open')) return;
    set(false);
    opener.focus();
  };
  opener.addEventListener('click', () => set(true));
  backdrop.addEventListener('click', close);
  document.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  lists.addEventListener('click', (event) => event.target.closest('a') && close());
  matchMedia('(min-width: 760px)').addEventListener('change', () => set(false));
}
