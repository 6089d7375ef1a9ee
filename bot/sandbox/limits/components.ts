// What Discord allows in the rows of a message: https://discord.com/developers/docs/components/reference
import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Form } from './form.ts';

export const SELECTS: readonly number[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

export function rowsOf(components: Form): APIMessageTopLevelComponent[] {
  const ids = new Set<string>();
  const rows = components.list({ max: 5 });
  for (const row of rows) {
    if (!row.object()) continue;
    if (row.at('type').value !== ComponentType.ActionRow)
      row.at('type').problem('UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
    else checkRow(row, ids);
  }
  return rows.map(({ value }) => value as APIMessageTopLevelComponent);
}

function checkRow(row: Form, ids: Set<string>): void {
  row.at('components').required();
  const parts = row.at('components').list({ min: 1, max: 5 });
  for (const part of parts) {
    const type = part.at('type').value;
    if (type === ComponentType.Button) checkButton(part, ids);
    else if (typeof type === 'number' && SELECTS.includes(type)) {
      checkSelect(part, ids);
      if (parts.length > 1)
        part.problem('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
    } else part.at('type').problem('UNION_TYPE_CHOICES', 'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).');
  }
}

function checkButton(button: Form, ids: Set<string>): void {
  const style = button.at('style');
  style.required();
  style.oneOf([ButtonStyle.Primary, ButtonStyle.Secondary, ButtonStyle.Success, ButtonStyle.Danger, ButtonStyle.Link]);
  button.at('disabled').flag();
  button.at('label').text({ max: 80 });
  if (!button.at('label').value && !button.at('emoji').given)
    button.problem('BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or an emoji is required');
  if (style.value === ButtonStyle.Link) checkLink(button);
  else {
    if (button.at('url').given) button.problem('BUTTON_COMPONENT_URL_INVALID', 'Only link buttons may have a url');
    checkCustomId(button, ids);
  }
}

function checkLink(button: Form): void {
  if (button.at('custom_id').given)
    button.problem('BUTTON_COMPONENT_CUSTOM_ID_INVALID', 'A custom id and url cannot both be specified');
  button.at('url').required();
  button.at('url').address(['http', 'https', 'discord'], 512);
}

/** 1 to 100 characters, once in a message or modal. */
export function checkCustomId(component: Form, ids: Set<string>): void {
  const place = component.at('custom_id');
  if (!place.required()) return;
  const id = place.text({ min: 1, max: 100 });
  if (id === undefined) return;
  if (ids.has(id)) place.problem('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  ids.add(id);
}

export function checkSelect(select: Form, ids: Set<string>): void {
  checkCustomId(select, ids);
  select.at('placeholder').text({ max: 150 });
  select.at('disabled').flag();
  const min = select.at('min_values').integer({ min: 0, max: 25 }) ?? 1;
  const max = select.at('max_values').integer({ min: 1, max: 25 }) ?? 1;
  if (min > max)
    select.at('min_values').problem('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  if (select.at('type').value === ComponentType.StringSelect)
    checkOptions(select.at('options'), { min: 1, max: 25 }, max);
}

/** Options of a select, a radio group or a checkbox group; `chosen` is how many may be chosen at most. */
export function checkOptions(options: Form, count: { min: number; max: number }, chosen: number): void {
  if (!options.required()) return;
  const values = new Set<unknown>();
  const list = options.list(count);
  for (const option of list) {
    for (const key of ['label', 'value']) if (option.at(key).required()) option.at(key).text({ min: 1, max: 100 });
    option.at('description').text({ max: 100 });
    option.at('default').flag();
    const { value } = option.at('value');
    if (values.has(value))
      option
        .at('value')
        .problem('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    values.add(value);
  }
  if (list.filter((option) => option.at('default').value === true).length > chosen)
    options.problem('SELECT_COMPONENT_TOO_MANY_DEFAULTS', `At most ${chosen} options may be chosen by default`);
}
