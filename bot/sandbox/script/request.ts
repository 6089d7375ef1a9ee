// Bodies of script calls.
import type { Locale } from 'discord-api-types/v10';
import { z } from 'zod';
import { FILE_MAX } from '../limits/message-body.ts';
import type { Upload } from '../world/files.ts';
import { Denied } from './denied.ts';

const id = z.string().regex(/^\d{1,20}$/, 'must be an id');
const file = z.strictObject({ name: z.string().min(1), type: z.string(), base64: z.base64() });
const wait = z.literal('callback').optional();

export const requests = {
  login: z.strictObject({
    name: z.string().trim().min(1).max(32),
    locale: z
      .string()
      .min(2)
      .max(6)
      .transform((text) => text as Locale)
      .optional(),
  }),
  dm: z.strictObject({ with: id.optional() }),
  message: z.strictObject({
    channel: id,
    content: z.string().max(2000).default(''),
    files: z.array(file).max(10).default([]),
  }),
  edit: z.strictObject({ message: id, content: z.string().max(2000) }),
  delete: z.strictObject({ message: id }),
  command: z.strictObject({
    channel: id,
    name: z.string(),
    subcommand: z.string().optional(),
    options: z.record(z.string(), z.unknown()).default({}),
    files: z.record(z.string(), file).default({}),
    install: z.literal(['guild', 'user']).optional(),
    wait,
  }),
  autocomplete: z.strictObject({
    channel: id,
    name: z.string(),
    subcommand: z.string().optional(),
    option: z.string(),
    value: z.coerce.string(),
    options: z.record(z.string(), z.unknown()).default({}),
    install: z.literal(['guild', 'user']).optional(),
  }),
  press: z.strictObject({ message: id, custom_id: z.string(), values: z.array(z.string()).default([]), wait }),
  submit: z.strictObject({
    modal: id,
    fields: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
    wait,
  }),
  thread: z.strictObject({ channel: id }),
};

/** The body in its shape. Throws Denied (400) that says what is wrong where. */
export function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const { data, error } = schema.safeParse(body);
  if (error) throw new Denied(400, z.prettifyError(error));
  return data;
}

export function uploadOf({ name, type, base64 }: z.output<typeof file>): Upload {
  const data = Buffer.from(base64, 'base64');
  if (data.byteLength > FILE_MAX) throw new Denied(409, 'Files may have 10 MB at most');
  return { name, type, data };
}
