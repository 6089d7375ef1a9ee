// The slash commands as Discord stores them, written only when something differs.
import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandSubcommandOption,
  RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { Command, Verb } from './route.ts';

export type Definition = RESTPutAPIApplicationCommandsJSONBody[number];

/** The application's global commands; those of single servers are not touched. */
export type GlobalCommands = {
  read(): Promise<unknown[]>;
  replace(definitions: Definition[]): Promise<void>;
};

/** Makes the registered commands those declared. Idempotent; true when Discord had to be told. */
export async function registerCommands(commands: Command[], registered: GlobalCommands): Promise<boolean> {
  const wanted = definitions(commands);
  if (sameDefinitions(await registered.read(), wanted)) return false;
  await registered.replace(wanted);
  return true;
}

/** Every command works in servers, in the bot's direct messages and, for user installs, everywhere else. */
export function definitions(commands: Command[]): Definition[] {
  return commands.map((command) => ({
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.description,
    options:
      'subcommands' in command
        ? Object.entries(command.subcommands).map(([name, verb]) => subcommand(name, verb))
        : verbOptions(command),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  }));
}

function subcommand(name: string, verb: Verb): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: verb.description,
    options: verbOptions(verb),
  };
}

function verbOptions(verb: Verb): APIApplicationCommandBasicOption[] {
  const asks = (name: string) => Object.hasOwn(verb.complete ?? {}, name);
  return (verb.options ?? []).map((option) =>
    asks(option.name) ? ({ ...option, autocomplete: true } as APIApplicationCommandBasicOption) : option,
  );
}

const DECLARED = ['type', 'name', 'description', 'options', 'contexts', 'integration_types'];

/** Compares what we declare and leaves out what Discord adds: ids, versions, and keys at their defaults. */
export function sameDefinitions(registered: unknown[], wanted: unknown[]): boolean {
  return canonical(registered.map(declaredKeys)) === canonical(wanted.map(declaredKeys));
}

function declaredKeys(command: unknown): Record<string, unknown> {
  const entries = Object.entries(command as object).filter(([key]) => DECLARED.includes(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, UNORDERED.has(key) ? sorted(value) : value]));
}

const UNORDERED = new Set(['contexts', 'integration_types']);

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...value].sort() : value;
}

/** JSON with sorted keys, commands by name, and without null, false and empty lists, which all mean "not set". */
function canonical(commands: Record<string, unknown>[]): string {
  const byName = commands.toSorted((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
  return JSON.stringify(byName, (_, value: unknown) => {
    if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value as object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
