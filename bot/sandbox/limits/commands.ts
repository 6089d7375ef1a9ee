// What Discord allows in slash commands: https://discord.com/developers/docs/interactions/application-commands
import {
  ApplicationCommandType,
  ApplicationCommandOptionType as Kind,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Form } from './form.ts';

export type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody & { id?: string };

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const TEXT_TOTAL = 8000;
const CHOOSABLE: readonly unknown[] = [Kind.String, Kind.Integer, Kind.Number];

/** Checks one command, and throws error 50035 only when `form.check()` is called: lists are checked as a whole. */
export function commandOf(form: Form): CommandBody {
  form.object();
  if (form.at('type').given) form.at('type').oneOf([ApplicationCommandType.ChatInput]);
  checkName(form);
  for (const place of form.at('integration_types').list({ min: 1, max: 2 })) place.oneOf([0, 1]);
  for (const place of form.at('contexts').list({ min: 1, max: 3 })) place.oneOf([0, 1, 2]);
  checkOptions(form.at('options'), 0);
  const texts = lengthOf(form.value);
  if (texts > TEXT_TOTAL)
    form.problem('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size of ${TEXT_TOTAL} characters`);
  return form.value as CommandBody;
}

export function checkUnique(forms: Form[], code: string, message: string): void {
  const names = new Set<unknown>();
  for (const form of forms) {
    const name = form.at('name').value;
    if (names.has(name)) form.at('name').problem(code, message);
    names.add(name);
  }
}

function checkName(form: Form): void {
  const name = form.at('name');
  if (name.required() && name.text({ min: 1, max: 32, pattern: NAME }) !== undefined) {
    if (name.value !== String(name.value).toLowerCase())
      name.problem('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid: letters must be lower case');
  }
  if (form.at('description').required()) form.at('description').text({ min: 1, max: 100 });
}

/** `depth` 0 is the command itself, 1 a subcommand or a group, 2 a subcommand of a group. */
function checkOptions(options: Form, depth: number): void {
  const list = options.list({ max: 25 });
  checkUnique(list, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
  let optional = false;
  let verbs = 0;
  for (const option of list) {
    const type = option.at('type').value;
    checkName(option);
    if (type === Kind.Subcommand || type === Kind.SubcommandGroup) {
      verbs++;
      checkVerb(option, type, depth);
      continue;
    }
    const required = option.at('required').flag() ?? false;
    if (required && optional)
      option
        .at('required')
        .problem(
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        );
    optional ||= !required;
    checkValue(option);
  }
  if (verbs > 0 && verbs < list.length)
    options.problem(
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
}

function checkVerb(option: Form, type: Kind, depth: number): void {
  const deepest = type === Kind.SubcommandGroup ? 0 : 1;
  if (depth > deepest) option.at('type').problem('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Invalid option nesting');
  if (option.at('required').given)
    option.at('required').problem('BASE_TYPE_FORBIDDEN', 'Sub-commands cannot be required');
  if (depth <= 2) checkOptions(option.at('options'), type === Kind.SubcommandGroup ? 1 : 2);
  if (type !== Kind.SubcommandGroup) return;
  for (const inner of option.at('options').list({ max: 25 }))
    if (inner.at('type').value !== Kind.Subcommand)
      inner.at('type').problem('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'A group holds sub-commands only');
}

function checkValue(option: Form): void {
  const type = option.at('type');
  if (type.required()) type.oneOf([3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const auto = option.at('autocomplete').flag() ?? false;
  const choices = option.at('choices').list({ max: 25 });
  if ((auto || choices.length) && !CHOOSABLE.includes(type.value))
    option.problem('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Only strings and numbers have choices or autocomplete');
  if (auto && choices.length)
    option.problem('APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES', 'Autocomplete cannot be enabled with choices');
  checkUnique(choices, 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS', 'Option choice name already exists');
  for (const choice of choices) checkChoice(choice, type.value === Kind.String);
  const [min, max] = type.value === Kind.String ? ['min_length', 'max_length'] : ['min_value', 'max_value'];
  if (type.value === Kind.String) {
    option.at(min!).integer({ min: 0, max: 6000 });
    option.at(max!).integer({ min: 1, max: 6000 });
  }
  if (Number(option.at(min!).value) > Number(option.at(max!).value))
    option.at(min!).problem('BASE_TYPE_INVALID', `${min} must not be greater than ${max}`);
}

/** A choice of an option or an autocomplete answer: the value is a text of up to 100 characters, or a number. */
export function checkChoice(choice: Form, text: boolean): void {
  if (choice.at('name').required()) choice.at('name').text({ min: 1, max: 100 });
  const value = choice.at('value');
  if (!value.required()) return;
  if (text) value.text({ min: 1, max: 100 });
  else if (typeof value.value !== 'number') value.problem('NUMBER_TYPE_COERCE', 'Value is not a number.');
}

function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + lengthOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, part]) => {
    const counts = key === 'name' || key === 'description' || key === 'value';
    return sum + (counts && typeof part === 'string' ? part.length : lengthOf(part));
  }, 0);
}
