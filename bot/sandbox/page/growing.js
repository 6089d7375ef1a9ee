// A text field that grows with its text; how far is the style sheet's business.

/** Fits the field's height to its text, now and at every entry. Returns the function that fits it anew. */
export function growing(field) {
  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  };
  field.addEventListener('input', grow);
  requestAnimationFrame(grow);
  return grow;
}
