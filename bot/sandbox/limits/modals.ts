// What Discord allows in modals: https://discord.com/developers/docs/components/reference
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { checkCustomId, checkOptions, checkSelect, SELECTS } from './components.ts';
import type { Form } from './form.ts';

/** The longest text that a person can enter. */
export const TEXT_INPUT_MAX = 4000;

export function modalOf(data: Form): APIModalInteractionResponseCallbackData {
  const ids = new Set<string>();
  if (data.required()) data.object();
  for (const [key, max] of [
    ['title', 45],
    ['custom_id', 100],
  ] as const)
    if (data.at(key).required()) data.at(key).text({ min: 1, max });
  data.at('components').required();
  for (const part of data.at('components').list({ min: 1, max: 5 })) checkPart(part, ids);
  data.check();
  return data.value as APIModalInteractionResponseCallbackData;
}

function checkPart(part: Form, ids: Set<string>): void {
  const type = part.at('type').value;
  if (type === ComponentType.Label) checkLabel(part, ids);
  else if (type === ComponentType.ActionRow) checkRow(part, ids);
  else if (type !== ComponentType.TextDisplay) wrongType(part, '(1, 10, 18)');
  else if (part.at('content').required()) part.at('content').text({ min: 1, max: 4000 });
}

function checkRow(row: Form, ids: Set<string>): void {
  row.at('components').required();
  for (const input of row.at('components').list({ min: 1, max: 1 })) {
    if (input.at('type').value === ComponentType.TextInput) checkTextInput(input, ids);
    else wrongType(input, '(4,)');
    if (input.at('label').required()) input.at('label').text({ min: 1, max: 45 });
  }
}

function wrongType(part: Form, choices: string): void {
  part.at('type').problem('UNION_TYPE_CHOICES', `Value of field "type" must be one of ${choices}.`);
}

function checkLabel(label: Form, ids: Set<string>): void {
  if (label.at('label').required()) label.at('label').text({ min: 1, max: 45 });
  label.at('description').text({ max: 100 });
  const inner = label.at('component');
  if (!inner.required() || !inner.object()) return;
  inner.at('required').flag();
  const type = inner.at('type').value as number;
  if (type === ComponentType.TextInput) {
    if (inner.at('label').given)
      inner.at('label').problem('BASE_TYPE_FORBIDDEN', 'A text input in a label has no label of its own');
    checkTextInput(inner, ids);
  } else if (SELECTS.includes(type)) checkSelect(inner, ids);
  else if (type === ComponentType.RadioGroup) checkGroup(inner, ids, 2, 1);
  else if (type === ComponentType.CheckboxGroup) checkCheckboxes(inner, ids);
  else if (type === ComponentType.Checkbox) checkCustomId(inner, ids);
  else wrongType(inner, '(3, 4, 5, 6, 7, 8, 21, 22, 23)');
}

function checkTextInput(input: Form, ids: Set<string>): void {
  checkCustomId(input, ids);
  input.at('style').required();
  input.at('style').oneOf([TextInputStyle.Short, TextInputStyle.Paragraph]);
  const min = input.at('min_length').integer({ min: 0, max: TEXT_INPUT_MAX }) ?? 0;
  const max = input.at('max_length').integer({ min: 1, max: TEXT_INPUT_MAX }) ?? TEXT_INPUT_MAX;
  if (min > max) input.at('min_length').problem('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  input.at('placeholder').text({ max: 100 });
  input.at('value').text({ max });
  input.at('required').flag();
}

function checkGroup(group: Form, ids: Set<string>, fewest: number, chosen: number): void {
  checkCustomId(group, ids);
  checkOptions(group.at('options'), { min: fewest, max: 10 }, chosen);
}

function checkCheckboxes(group: Form, ids: Set<string>): void {
  const min = group.at('min_values').integer({ min: 0, max: 10 }) ?? 1;
  const max = group.at('max_values').integer({ min: 1, max: 10 }) ?? 10;
  if (min > max) group.at('min_values').problem('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  checkGroup(group, ids, 1, max);
}
