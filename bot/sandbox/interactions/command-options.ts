// The options a person gives to a command, checked as a Discord client checks them, in the shape the bot gets them.
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIAttachment,
  ApplicationCommandOptionType as Kind,
} from 'discord-api-types/v10';
import { rolesOf } from '../gateway/greeting.ts';
import { Denied } from '../script/denied.ts';
import { channelView } from '../world/channels.ts';
import { memberOf } from '../world/people.ts';
import type { World } from '../world/world.ts';

export type Given = Record<string, unknown>;
/** `verb` wraps a list of options into the subcommand (and its group) that was called. */
export type Called = { options: APIApplicationCommandBasicOption[]; verb(options: object[]): object[] };
type Resolved = Record<string, Record<string, object>>;
type Value = { name: string; type: number; value: unknown; focused?: true };

/** `subcommand` is a name, or a group and a name with a space between. */
export function calledOf(command: APIApplicationCommand, subcommand: string | undefined): Called {
  let options: APIApplicationCommandOption[] = command.options ?? [];
  const path: { name: string; type: number }[] = [];
  for (const name of subcommand?.split(' ') ?? []) {
    const found = options.find((option) => option.name === name);
    if (!found || (found.type !== Kind.Subcommand && found.type !== Kind.SubcommandGroup))
      throw new Denied(400, `/${command.name} has no subcommand "${name}"`);
    path.push({ name, type: found.type });
    options = found.options ?? [];
  }
  const verbs = options.filter(({ type }) => type === Kind.Subcommand || type === Kind.SubcommandGroup);
  if (verbs.length)
    throw new Denied(400, `/${command.name} needs a subcommand: ${verbs.map(({ name }) => name).join(', ')}`);
  return {
    options: options as APIApplicationCommandBasicOption[],
    verb: (values) => path.reduceRight<object[]>((inner, { name, type }) => [{ name, type, options: inner }], values),
  };
}

/** All options checked, and what Discord resolves for ids. Throws Denied (400) with a plain sentence. */
export function valuesOf(
  world: World,
  called: Called,
  given: Given,
  files: Record<string, APIAttachment>,
): { values: Value[]; resolved: Resolved } {
  refuseUnknown(called, { ...given, ...files });
  const resolved: Resolved = {};
  const values = called.options.flatMap((option): Value[] => {
    const value = option.type === Kind.Attachment ? files[option.name]?.id : given[option.name];
    if (value === undefined || value === null) {
      if (option.required) throw new Denied(400, `The option "${option.name}" is required`);
      return [];
    }
    check(option, value);
    resolve(world, resolved, option, value, files);
    return [{ name: option.name, type: option.type, value }];
  });
  return { values, resolved };
}

/** Autocomplete gets what stands in the form at present, unfinished, with the option that is being typed in marked. */
export function partialValues(called: Called, given: Given, focused: string, typed: string): Value[] {
  refuseUnknown(called, { ...given, [focused]: typed });
  const option = called.options.find(({ name }) => name === focused);
  if (!option || !('autocomplete' in option) || !option.autocomplete)
    throw new Denied(400, `The option "${focused}" has no autocomplete`);
  return called.options.flatMap(({ name, type }): Value[] => {
    if (name === focused) return [{ name, type, value: typed, focused: true }];
    return given[name] === undefined ? [] : [{ name, type, value: given[name] }];
  });
}

function refuseUnknown({ options }: Called, given: Given): void {
  const unknown = Object.keys(given).find((key) => !options.some(({ name }) => name === key));
  if (unknown !== undefined) throw new Denied(400, `There is no option "${unknown}" here`);
}

function check(option: APIApplicationCommandBasicOption, value: unknown): void {
  const wrong = problemWith(option, value);
  if (wrong) throw new Denied(400, `The option "${option.name}" ${wrong}`);
  if (!('choices' in option) || !option.choices?.length) return;
  const choices = option.choices as { value: string | number }[];
  if (!choices.some((choice) => choice.value === value))
    throw new Denied(400, `The option "${option.name}" must be one of its choices`);
}

function problemWith(option: APIApplicationCommandBasicOption, value: unknown): string | undefined {
  if (option.type === Kind.Boolean) return typeof value === 'boolean' ? undefined : 'must be true or false';
  if (option.type === Kind.Integer || option.type === Kind.Number) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
    if (option.type === Kind.Integer && !Number.isSafeInteger(value)) return 'must be a whole number';
    const { min_value: min, max_value: max } = option as { min_value?: number; max_value?: number };
    return outside(value, min, max, '');
  }
  if (typeof value !== 'string') return 'must be a text';
  if (option.type !== Kind.String) return undefined;
  const { min_length: min, max_length: max = 6000 } = option as { min_length?: number; max_length?: number };
  return outside(value.length, min, max, ' characters');
}

function outside(n: number, min: number | undefined, max: number | undefined, unit: string): string | undefined {
  if (min !== undefined && n < min) return `must be at least ${min}${unit}`;
  return max !== undefined && n > max ? `must be at most ${max}${unit}` : undefined;
}

/** What the bot gets for the ids among the values, by kind. */
function resolve(
  world: World,
  resolved: Resolved,
  { name, type }: APIApplicationCommandBasicOption,
  value: unknown,
  files: Record<string, APIAttachment>,
): void {
  const put = (kind: string, id: string, thing: object) => {
    resolved[kind] = { ...resolved[kind], [id]: thing };
  };
  if (type === Kind.Attachment) put('attachments', String(value), files[name]!);
  else if (type === Kind.Channel) {
    const channel = world.channels.get(String(value));
    if (!channel) throw new Denied(400, `The option "${name}" names no channel`);
    put('channels', channel.id, channelView(world, channel));
  } else if (type === Kind.Role) {
    const role = rolesOf(world).find(({ id }) => id === value);
    if (!role) throw new Denied(400, `The option "${name}" names no role`);
    put('roles', role.id, role);
  } else if (type === Kind.User || type === Kind.Mentionable) {
    const person = world.people.get(String(value));
    if (!person) throw new Denied(400, `The option "${name}" names nobody`);
    const { user, ...member } = memberOf(world, person);
    put('users', user.id, user);
    put('members', user.id, member);
  }
}
