// A person sends a modal off.
import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import { TEXT_INPUT_MAX } from '../limits/modals.ts';
import { Denied } from '../script/denied.ts';
import type { World } from '../world/world.ts';
import type { Act, Interaction } from './interaction.ts';
import { chosenIn } from './press.ts';

export type Fields = Record<string, string | boolean | string[]>;

/** `fields` are by custom_id. Throws Denied: 400 for a field that is not there, 409 for what the form would refuse. */
export function submitOf(world: World, opener: Interaction, fields: Fields): Act {
  const modal = opener.modal!;
  const channel = world.channels.get(opener.channel.id);
  if (!channel) throw new Denied(404, 'The channel of the form is gone');
  const unknown = Object.keys(fields).find((id) => !fieldIds(modal).includes(id));
  if (unknown !== undefined) throw new Denied(400, `The form has no field "${unknown}"`);
  const resolved = {};
  const components = modal.components.map((part, at) => {
    const base = { type: part.type, id: part.id ?? at + 1 };
    if (part.type === ComponentType.Label)
      return { ...base, component: filled(world, part.component, fields, part.label, resolved) };
    if (part.type !== ComponentType.ActionRow) return base;
    return {
      ...base,
      components: part.components.map((input) => filled(world, input, fields, input.label ?? '', resolved)),
    };
  });
  return {
    type: InteractionType.ModalSubmit,
    person: opener.person,
    channel,
    source: opener.source,
    install: opener.install,
    data: { custom_id: modal.custom_id, components, ...(Object.keys(resolved).length && { resolved }) },
  };
}

function fieldIds(modal: APIModalInteractionResponseCallbackData): string[] {
  return modal.components.flatMap((part) => {
    if (part.type === ComponentType.Label) return [part.component.custom_id];
    return part.type === ComponentType.ActionRow ? part.components.map((input) => input.custom_id) : [];
  });
}

function filled(world: World, field: APIComponentInLabel, fields: Fields, label: string, resolved: object): object {
  const base = { type: field.type, custom_id: field.custom_id };
  const given = fields[field.custom_id];
  if (field.type === ComponentType.TextInput) return { ...base, value: textFor(field, given, label) };
  if (field.type === ComponentType.Checkbox)
    return { ...base, value: given === undefined ? (field.default ?? false) : given === true };
  const values = listOf(given ?? defaultsOf(field));
  if (field.type === ComponentType.FileUpload) throw new Denied(409, 'The sandbox has no files in forms');
  if (field.type === ComponentType.RadioGroup) return { ...base, value: radioFor(field, values, label) };
  if (field.type === ComponentType.CheckboxGroup) {
    checkAmong(field, values, label);
    checkCount(values, field.min_values ?? 1, field.max_values ?? field.options.length, field.required, label);
    return { ...base, values };
  }
  if (values.length === 0 && field.required === false) return { ...base, values };
  const chosen = chosenIn(world, field, values) as { resolved?: object };
  Object.assign(resolved, chosen.resolved);
  return { ...base, values };
}

function textFor(field: APITextInputComponent, given: unknown, label: string): string {
  const value = given === undefined ? (field.value ?? '') : given;
  if (typeof value !== 'string') throw new Denied(400, `"${label}" takes a text`);
  if (value === '' && field.required !== false) throw new Denied(409, `"${label}" must be filled in`);
  const { min_length: min = 0, max_length: max = TEXT_INPUT_MAX } = field;
  if (value !== '' && value.length < min) throw new Denied(409, `"${label}" needs at least ${min} characters`);
  if (value.length > max) throw new Denied(409, `"${label}" takes at most ${max} characters`);
  return value;
}

function radioFor(
  field: Extract<APIComponentInLabel, { type: ComponentType.RadioGroup }>,
  values: string[],
  label: string,
): string | null {
  checkAmong(field, values, label);
  checkCount(values, 1, 1, field.required, label);
  return values[0] ?? null;
}

function checkAmong(field: { options: { value: string }[] }, values: string[], label: string): void {
  const unknown = values.find((value) => !field.options.some((option) => option.value === value));
  if (unknown !== undefined) throw new Denied(409, `"${label}" has no choice "${unknown}"`);
}

function checkCount(values: string[], min: number, max: number, required: boolean | undefined, label: string): void {
  if (values.length === 0 && required === false) return;
  if (values.length < min || values.length > max) throw new Denied(409, `"${label}" takes ${min} to ${max} choices`);
}

function listOf(given: string | boolean | string[]): string[] {
  return Array.isArray(given) ? given : [String(given)];
}

function defaultsOf(field: APIComponentInLabel): string[] {
  if (!('options' in field)) return [];
  return field.options.filter((option) => option.default).map(({ value }) => value);
}
