// The body of a message that the bot writes or edits, checked as Discord checks it.
import {
  type APIAttachment,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  MessageFlags,
} from 'discord-api-types/v10';
import type { AllowedMentions } from '../world/mentions.ts';
import { rowsOf } from './components.ts';
import { embedsOf } from './embeds.ts';
import type { Form } from './form.ts';
import { refuse } from './refusal.ts';

export const FILE_MAX = 10 * 1024 * 1024;
const FILES_MAX = 10;

/** Undefined parts were not mentioned: an edit leaves them as they are. */
export type MessageBody = {
  content?: string;
  embeds?: APIEmbed[];
  components?: APIMessageTopLevelComponent[];
  flags?: number;
  allowed?: AllowedMentions;
  /** The descriptions of new files by number, and the ids of files that stay. */
  attachments?: { id: string; description?: string; filename?: string }[];
};

export function messageBody(form: Form, files: { size: number }[]): MessageBody {
  if (form.given) form.object();
  checkFiles(form, files);
  const flags = form.at('flags').integer({ min: 0, max: 2 ** 31 });
  if (flags !== undefined && flags & MessageFlags.IsComponentsV2)
    form.at('flags').problem('BASE_TYPE_INVALID', 'The sandbox knows no Components V2: use content, embeds and rows');
  const content = form.at('content').text({ max: 2000 });
  const body: MessageBody = {
    ...(mentioned(form, 'content') && { content: content?.trim() ?? '' }),
    ...(mentioned(form, 'embeds') && { embeds: embedsOf(form.at('embeds')) }),
    ...(mentioned(form, 'components') && { components: rowsOf(form.at('components')) }),
    ...(mentioned(form, 'attachments') && { attachments: attachmentsOf(form.at('attachments'), files.length) }),
    ...(flags !== undefined && { flags }),
    ...allowedMentions(form.at('allowed_mentions')),
  };
  form.check();
  return body;
}

function mentioned(form: Form, key: string): boolean {
  return form.at(key).value !== undefined;
}

function checkFiles(form: Form, files: { size: number }[]): void {
  if (files.length > FILES_MAX)
    form.at('files').problem('BASE_TYPE_MAX_LENGTH', `Must be ${FILES_MAX} or fewer in length.`);
  if (files.some(({ size }) => size > FILE_MAX)) throw refuse.tooLarge();
}

function attachmentsOf(list: Form, files: number): { id: string; description?: string }[] {
  return list.list({ max: FILES_MAX }).map((item) => {
    if (item.at('id').required() && !/^\d{1,20}$/.test(String(item.at('id').value)))
      item.at('id').problem('NUMBER_TYPE_COERCE', 'Value is not snowflake.');
    const description = item.at('description').text({ max: 1024 });
    const filename = item.at('filename').text({ max: 1024 });
    const id = String(item.at('id').value);
    if (id.length < 15 && Number(id) >= files)
      item.at('id').problem('BASE_TYPE_INVALID', `There is no files[${id}] in this request`);
    return { id, ...(description && { description }), ...(filename && { filename }) };
  });
}

function allowedMentions(form: Form): { allowed?: AllowedMentions } {
  if (!form.given || !form.object()) return {};
  for (const item of form.at('parse').list({ max: 3 })) item.oneOf(['users', 'roles', 'everyone']);
  for (const kind of ['users', 'roles']) {
    const ids = form.at(kind).list({ max: 100 });
    if (ids.length && (form.at('parse').value as string[] | undefined)?.includes(kind))
      form.problem(
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
  return { allowed: form.value as AllowedMentions };
}

/** Refuses what would show nothing. */
export function checkShows(parts: {
  content?: string;
  embeds?: unknown[];
  components?: unknown[];
  attachments?: APIAttachment[];
}): void {
  const { content, embeds, components, attachments } = parts;
  if (!content && !embeds?.length && !components?.length && !attachments?.length) throw refuse.emptyMessage();
}
