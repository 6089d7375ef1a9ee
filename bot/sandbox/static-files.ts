// The page's files and people's attachments.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import type { Files } from './world/files.ts';

const PAGE = join(import.meta.dirname, 'page');
const NAMES = /^\/(?:[\w-]+\/)*[\w-][\w.-]*$/;
const PAGE_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const SAFE = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
const PAGE_HEADERS = {
  ...SAFE,
  'content-security-policy': "default-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};
/** What may be shown at once; everything else that people upload is only ever downloaded. */
const SHOWN_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
};

export function staticFiles(files: Files): Hono {
  return new Hono()
    .get('/files/:id/:name', (c) => {
      const data = files.read(c.req.param('id'));
      if (!data) return c.notFound();
      const type = SHOWN_TYPES[extname(c.req.param('name')).toLowerCase()];
      const headers = { ...SAFE, 'content-security-policy': "default-src 'none'; sandbox" };
      if (type) return new Response(Buffer.from(data), { headers: { ...headers, 'content-type': type } });
      const download = { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' };
      return new Response(Buffer.from(data), { headers: { ...headers, ...download } });
    })
    .get('/*', async (c) => {
      const name = c.req.path === '/' ? '/index.html' : c.req.path;
      const type = PAGE_TYPES[extname(name)];
      if (!NAMES.test(name) || !type) return c.notFound();
      const data = await readFile(join(PAGE, name)).catch(() => undefined);
      if (!data) return c.notFound();
      return new Response(data, { headers: { ...PAGE_HEADERS, 'content-type': type } });
    });
}
