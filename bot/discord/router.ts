// Which handler an interaction belongs to.
import { type CustomId, isPrefix, readCustomId } from './custom-id.ts';
import type { Command, Component, Verb } from './route.ts';

export type Router = {
  verb(name: string, subcommand: string | undefined): Verb | undefined;
  /** Undefined for an id that no handler of this version knows. */
  component(id: string): { component: Component; id: CustomId } | undefined;
};

/** Throws on what would make a route unreachable or unanswerable: a name or prefix twice, a prefix of another shape. */
export function router(commands: Command[], components: Component[]): Router {
  const verbs = new Map(unique(commands.flatMap(verbsOf), 'command'));
  const byPrefix = new Map(
    unique(
      components.map((component) => [component.prefix, component]),
      'prefix',
    ),
  );
  for (const [name, verb] of verbs) checkVerb(name, verb);
  for (const [name, { answer, slow }] of [...verbs, ...byPrefix]) {
    if (answer === 'modal' && slow) throw new Error(`${name} is slow, but a form must be opened at once`);
  }
  for (const prefix of byPrefix.keys()) {
    if (!isPrefix(prefix)) throw new Error(`the prefix "${prefix}" is not made of lower-case letters and dots`);
  }
  return {
    verb: (name, subcommand) => verbs.get(routeName(name, subcommand)),
    component(customId) {
      const id = readCustomId(customId);
      const component = id && byPrefix.get(id.prefix);
      return component && { component, id };
    },
  };
}

/** A verb as people type it, for logs: "/deck list". */
export function routeName(name: string, subcommand: string | undefined): string {
  return subcommand === undefined ? `/${name}` : `/${name} ${subcommand}`;
}

function verbsOf(command: Command): [string, Verb][] {
  if (!('subcommands' in command)) return [[routeName(command.name, undefined), command]];
  return Object.entries(command.subcommands).map(([name, verb]) => [routeName(command.name, name), verb]);
}

function unique<T>(entries: [string, T][], what: string): [string, T][] {
  const names = entries.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`the ${what} "${twice}" is declared twice`);
  return entries;
}

function checkVerb(name: string, verb: Verb): void {
  if (verb.answer === 'update') throw new Error(`${name} answers by "update", but a command has no message to change`);
  const declared = new Set(verb.options?.map((option) => option.name));
  const missing = Object.keys(verb.complete ?? {}).find((option) => !declared.has(option));
  if (missing !== undefined) throw new Error(`${name} completes the option "${missing}", which it does not declare`);
}
