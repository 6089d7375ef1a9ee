// Forms that Discord accepts: a title and one to five text fields, with a text above them if need be.
import type { APILabelComponent, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { LIMITS } from './limits.ts';
import type { Modal } from './route.ts';
import { clip } from './text.ts';

type Components = APIModalInteractionResponseCallbackData['components'];

export type TextFieldParts = {
  /** The key in `Press.fields`. */
  id: string;
  /** ≤ 45 characters. */
  label: string;
  /** Small print under the label, ≤ 100 characters. */
  description?: string;
  /** Several lines. */
  long?: boolean;
  /** Lengths that Discord enforces, 0 to 4000. */
  least?: number;
  most?: number;
  required?: boolean;
  /** What stands in the field at first. */
  value?: string;
  placeholder?: string;
};

export function textField(parts: TextFieldParts): APILabelComponent {
  const most = Math.min(parts.most ?? LIMITS.fieldText, LIMITS.fieldText);
  return {
    type: ComponentType.Label,
    label: clip(parts.label, LIMITS.fieldLabel),
    ...(parts.description && { description: clip(parts.description, LIMITS.fieldDescription) }),
    component: {
      type: ComponentType.TextInput,
      custom_id: parts.id,
      style: parts.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required: parts.required ?? true,
      max_length: most,
      ...(parts.least !== undefined && { min_length: Math.min(parts.least, most) }),
      ...(parts.value && { value: clip(parts.value, most) }),
      ...(parts.placeholder && { placeholder: clip(parts.placeholder, LIMITS.fieldPlaceholder) }),
    },
  };
}

/**
 * `id` is made by `customId`: the submitted form is routed by its prefix. `text` stands above the fields, in Markdown, and
 * takes the room of one. Throws on no field or more than five.
 */
export function modal(id: string, title: string, fields: APILabelComponent[], text?: string): Modal {
  const above: Components = text ? [{ type: ComponentType.TextDisplay, content: clip(text, LIMITS.formText) }] : [];
  const most = LIMITS.modalFields - above.length;
  if (fields.length < 1 || fields.length > most) {
    throw new Error(`a form of ${fields.length} fields; 1 to ${most} are allowed`);
  }
  return { modal: { custom_id: id, title: clip(title, LIMITS.modalTitle), components: [...above, ...fields] } };
}
