// Lists that are one stop of the Tab key: the arrows, Home and End move within.

/** Moves the focus among the elements that match `selector` in `container`, top to bottom. */
export function arrowKeys(container, selector) {
  container.addEventListener('keydown', (event) => {
    const parts = [...container.querySelectorAll(selector)];
    const at = parts.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: parts.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const target = parts[Math.min(Math.max(to, 0), parts.length - 1)];
    parts[at].tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  });
}
