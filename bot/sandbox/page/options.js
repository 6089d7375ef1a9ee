// The rules of a slash command's options: what may be entered, and what is sent.
export const STRING = 3;
export const INTEGER = 4;
export const BOOLEAN = 5;
export const USER = 6;
export const CHANNEL = 7;
export const NUMBER = 10;
export const ATTACHMENT = 11;
export const LARGEST_FILE = 10 * 1024 * 1024;

/**
 * What is wrong with an option's entry, in words, or undefined. An entry is `{text, chosen?, file?}`: what stands in
 * the field, the choice that was picked from the list (`{name, value}`), or the file.
 */
export function entryProblem(option, entry) {
  if (isEmpty(entry)) return option.required ? 'This option is required.' : undefined;
  if (option.type === ATTACHMENT) return entry.file.size > LARGEST_FILE ? 'The file is larger than 10 MB.' : undefined;
  if (picksOnly(option)) return entry.chosen ? undefined : 'Pick one from the list.';
  return option.type === STRING ? textProblem(option, entryValue(option, entry)) : numberProblem(option, entry);
}

export function isEmpty(entry) {
  return !entry.file && !entry.chosen && entry.text.trim() === '';
}

/** What is sent: the choice's value, or the text as a string or a number. */
export function entryValue(option, entry) {
  if (entry.chosen) return entry.chosen.value;
  return option.type === INTEGER || option.type === NUMBER ? Number(entry.text.trim()) : entry.text.trim();
}

/** True when only what the list offers can be entered. */
export function picksOnly(option) {
  return [BOOLEAN, USER, CHANNEL].includes(option.type) || Boolean(option.choices?.length);
}

function textProblem({ min_length: least = 0, max_length: most = 6000 }, text) {
  if (text.length < least) return `At least ${least} characters are needed.`;
  return text.length > most ? `At most ${most} characters fit.` : undefined;
}

function numberProblem(option, entry) {
  const value = entryValue(option, entry);
  const { min_value: least = Number.MIN_SAFE_INTEGER, max_value: most = Number.MAX_SAFE_INTEGER } = option;
  if (!Number.isFinite(value)) return 'A number is needed.';
  if (option.type === INTEGER && !Number.isInteger(value)) return 'A whole number is needed.';
  if (value >= least && value <= most) return undefined;
  if (option.min_value === undefined) return `The number must be ${most} or less.`;
  if (option.max_value === undefined) return `The number must be ${least} or more.`;
  return `The number must be from ${least} to ${most}.`;
}

/** The entries of a command line, by option name, as the server takes them: values apart from files. */
export function sendable(options, entries) {
  const filled = options.filter(({ name }) => entries[name] && !isEmpty(entries[name]));
  const isFile = (option) => option.type === ATTACHMENT;
  return {
    options: Object.fromEntries(
      filled
        .filter((option) => !isFile(option))
        .map((option) => [option.name, entryValue(option, entries[option.name])]),
    ),
    files: Object.fromEntries(filled.filter(isFile).map(({ name }) => [name, entries[name].file])),
  };
}
