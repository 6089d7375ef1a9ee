// The body of a REST request: JSON, or a form with files and the JSON beside them.
import { refuse } from '../limits/refusal.ts';
import type { Upload } from '../world/files.ts';

export type RestBody = { json: unknown; files: (Upload & { number: number; size: number })[] };

/** Discord's own limit for a whole request is higher than for one file; ten files of 10 MB fit. */
const REQUEST_MAX = 105 * 1024 * 1024;

export async function readBody(request: Request): Promise<RestBody> {
  if (request.method === 'GET' || request.method === 'HEAD') return { json: undefined, files: [] };
  if (Number(request.headers.get('content-length') ?? 0) > REQUEST_MAX) throw refuse.tooLarge();
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(await request.formData());
  const text = await request.text();
  return { json: text === '' ? undefined : parsed(text), files: [] };
}

async function readForm(form: FormData): Promise<RestBody> {
  const files: RestBody['files'] = [];
  for (const [key, value] of form) {
    const number = /^files\[(\d+)\]$/.exec(key)?.[1];
    if (typeof value === 'string' || number === undefined) continue;
    const data = new Uint8Array(await value.arrayBuffer());
    const type = value.type || 'application/octet-stream';
    files.push({ number: Number(number), name: value.name, type, data, size: data.byteLength });
  }
  const json = form.get('payload_json');
  return { json: typeof json === 'string' ? parsed(json) : {}, files };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse.invalidJson();
  }
}
