// The values of a slash command's options, by name.
import type { Attachment, Options } from './route.ts';

export type OptionValue = string | number | boolean | Attachment;

export function optionsOf(values: Record<string, OptionValue>): Options {
  const given = new Map(Object.entries(values));
  return {
    text(name) {
      const value = given.get(name);
      return typeof value === 'string' ? value : undefined;
    },
    integer(name) {
      const value = given.get(name);
      return typeof value === 'number' ? value : undefined;
    },
    flag(name) {
      const value = given.get(name);
      return typeof value === 'boolean' ? value : undefined;
    },
    attachment(name) {
      const value = given.get(name);
      return typeof value === 'object' ? value : undefined;
    },
  };
}
