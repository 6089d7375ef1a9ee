// Slash commands as the picker lists them: one entry for each command or subcommand.
const CHAT_INPUT = 1;
const SUBCOMMAND = 1;
const GROUP = 2;
const IN_SERVER = 0;
const IN_DIRECT_MESSAGE = 1;

/** Entries `{label, name, subcommand?, description, options}` of the commands that can be used here, by label. */
export function commandEntries(commands, { direct }) {
  const usable = commands.filter((command) => (command.type ?? CHAT_INPUT) === CHAT_INPUT && usableIn(command, direct));
  const once = usable.filter((command, i) => usable.findIndex(({ name }) => name === command.name) === i);
  return once
    .flatMap((command) => entriesOf(command, command.name, []))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

function usableIn({ contexts }, direct) {
  return contexts ? contexts.includes(direct ? IN_DIRECT_MESSAGE : IN_SERVER) : true;
}

/** `path` holds the names of the group and subcommand that lead here. */
function entriesOf({ description, options = [] }, name, path) {
  const verbs = options.filter(({ type }) => type === SUBCOMMAND || type === GROUP);
  if (verbs.length) return verbs.flatMap((verb) => entriesOf(verb, name, [...path, verb.name]));
  const label = [name, ...path].join(' ');
  return [{ label, name, ...(path.length && { subcommand: path.join(' ') }), description, options }];
}

/** Entries whose label begins with the words typed first, then those that contain them. */
export function matchingEntries(entries, typed) {
  const wanted = typed.trim().toLowerCase();
  const starting = entries.filter((entry) => entry.label.startsWith(wanted));
  const containing = entries.filter((entry) => !entry.label.startsWith(wanted) && entry.label.includes(wanted));
  return [...starting, ...containing];
}

/** The entry that was typed out in full, with the space that ends it. */
export function completeEntry(entries, typed) {
  return entries.find((entry) => typed === `${entry.label} `);
}
