// What can be picked for an option while one types in its field.

const PAUSE = 200;

/**
 * Shows the choices of `suggestions` in the picker: the server's only after a short pause, and an answer that was
 * overtaken by another is dropped. `taken` is called when one was picked. Returns `{chosen(), refresh(), stop()}`.
 */
export function createOffering(field, { label, suggestions, picker, taken }) {
  let picked;
  let latest = [];
  let turn = 0;
  let timer;

  function show(choices, { note = choices.length ? undefined : 'Nothing matches.', first = true } = {}) {
    picker.open(field, {
      label,
      first,
      note,
      items: choices.map((choice) => ({ title: choice.name, face: choice.face, choice })),
      onPick: ({ choice }) => {
        picked = choice;
        field.value = choice.name;
        taken();
      },
    });
  }

  async function ask(typed) {
    const mine = turn;
    const choices = await Promise.resolve(suggestions.ask(typed)).catch(() => undefined);
    if (mine !== turn) return;
    latest = choices ?? [];
    show(latest, choices ? {} : { note: 'The choices could not be loaded.' });
  }

  const isPicked = () => picked?.name === field.value;
  return {
    /** The choice picked, or the one whose name was typed out. */
    chosen() {
      if (isPicked()) return picked;
      return latest.find((choice) => choice.name.toLowerCase() === field.value.trim().toLowerCase());
    },
    /** To be called at every change of the field, and when it gets the focus. */
    refresh() {
      if (!suggestions) return;
      turn += 1;
      clearTimeout(timer);
      if (!suggestions.remote) return void ask(isPicked() ? '' : field.value);
      show(latest, { note: 'Searching…', first: false });
      timer = setTimeout(ask, PAUSE, field.value);
    },
    stop() {
      turn += 1;
      clearTimeout(timer);
      picker.closeFor(field);
    },
  };
}
