// Nodes out of code: text is always text, never markup.

/**
 * An element with attributes and children. `class` and `dataset` as one expects, `onclick` and its like are listeners,
 * other properties are attributes: `true` is an empty one, `false`, null and undefined are left out, as with children.
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'dataset') setData(node, value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  return fill(node, ...children);
}

function setData(node, values) {
  for (const [name, value] of Object.entries(values)) if (value !== undefined) node.dataset[name] = value;
}

/** Appends what is there, in order; lists are flattened. */
export function fill(node, ...children) {
  for (const child of children.flat(Number.POSITIVE_INFINITY)) if (child || child === 0) node.append(child);
  return node;
}

/** A button that submits nothing. */
export function button(properties, ...children) {
  return el('button', { type: 'button', ...properties }, ...children);
}

/**
 * Draws `container` anew and gives the focus back to the part that had it: parts are known by `data-focus`.
 */
export function redraw(container, ...children) {
  const key = container.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
  container.replaceChildren();
  fill(container, ...children);
  if (key) container.querySelector(`[data-focus="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** Runs `then` at every press of the pointer outside of `node`, until the returned function is called. */
export function onClickOutside(node, then) {
  const listener = (event) => {
    if (!node.contains(event.target)) then(event);
  };
  document.addEventListener('pointerdown', listener, true);
  return () => document.removeEventListener('pointerdown', listener, true);
}

/** Three dots that tell of waiting. */
export function waitingDots() {
  return el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
}

let lastId = 0;
/** An id that no other element of this page has. */
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}
