// Buttons and selects that Discord accepts. Texts are clipped; too many of anything is a mistake in the code and throws.
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIStringSelectComponent,
} from 'discord-api-types/v10';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { LIMITS } from './limits.ts';
import { clip } from './text.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

export type ButtonParts = {
  /** Made by `customId`. */
  id: string;
  label: string;
  style?: keyof typeof STYLES;
  /** One Unicode emoji. */
  emoji?: string;
  disabled?: boolean;
};

export function button({ id, label, style = 'secondary', emoji, disabled = false }: ButtonParts): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: STYLES[style],
    custom_id: id,
    label: clip(label, LIMITS.buttonLabel),
    disabled,
    ...(emoji !== undefined && { emoji: { name: emoji } }),
  };
}

export function linkButton(label: string, url: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: clip(label, LIMITS.buttonLabel), url };
}

export type SelectOption = { label: string; value: string; description?: string; chosen?: boolean; emoji?: string };
export type SelectParts = {
  /** Made by `customId`. */
  id: string;
  placeholder?: string;
  /** 1 to 25. */
  options: SelectOption[];
  /** How many must and may be chosen; 1 of each unless told. */
  least?: number;
  most?: number;
  disabled?: boolean;
};

export function select(parts: SelectParts): APIStringSelectComponent {
  const count = parts.options.length;
  if (count < 1 || count > LIMITS.selectOptions) throw new Error(`a select of ${count} options; 1 to 25 are allowed`);
  return {
    type: ComponentType.StringSelect,
    custom_id: parts.id,
    options: parts.options.map(selectOption),
    min_values: parts.least ?? 1,
    max_values: Math.min(parts.most ?? 1, count),
    disabled: parts.disabled ?? false,
    ...(parts.placeholder !== undefined && { placeholder: clip(parts.placeholder, LIMITS.selectPlaceholder) }),
  };
}

function selectOption({ label, value, description, chosen, emoji }: SelectOption) {
  return {
    label: clip(label, LIMITS.optionText),
    value,
    default: chosen ?? false,
    ...(description && { description: clip(description, LIMITS.optionText) }),
    ...(emoji !== undefined && { emoji: { name: emoji } }),
  };
}

/** Up to five buttons, or one select. */
export function row(...components: APIComponentInMessageActionRow[]): Row {
  const buttons = components.every(({ type }) => type === ComponentType.Button);
  const most = buttons ? LIMITS.buttonsInRow : 1;
  if (components.length < 1 || components.length > most) {
    throw new Error(`a row of ${components.length}; it holds one to five buttons, or one select`);
  }
  return { type: ComponentType.ActionRow, components };
}

/** Up to 25 buttons in rows of five; no rows for no buttons. */
export function rows(buttons: APIButtonComponent[]): Row[] {
  const count = Math.ceil(buttons.length / LIMITS.buttonsInRow);
  if (count > LIMITS.rows) throw new Error(`${buttons.length} buttons; a message holds 25`);
  return Array.from({ length: count }, (_, at) =>
    row(...buttons.slice(at * LIMITS.buttonsInRow, (at + 1) * LIMITS.buttonsInRow)),
  );
}
