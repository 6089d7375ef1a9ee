import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import { attachmentReader } from './attachment.ts';

const servers: Server[] = [];

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const file = (url: string, size = 3) => ({ name: 'a.csv', size, contentType: 'text/csv', url });

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('a file that somebody attached', () => {
  it('is read whole from the server that holds the files', async () => {
    const origin = await serving((_, response) => response.end('a,b'));
    const bytes = await attachmentReader(`${origin}/api`)(file(`${origin}/files/1/a.csv`), 10);
    expect(Buffer.from(bytes).toString()).toBe('a,b');
  });

  it('is never asked for anywhere else', async () => {
    let asked = 0;
    const origin = await serving((_, response) => {
      asked++;
      response.end('secret');
    });
    const elsewhere = [`${origin}/files/1/a.csv`, 'http://cdn.discordapp.com/a.csv', 'file:///etc/passwd', 'nonsense'];
    for (const url of elsewhere) await expect(attachmentReader()(file(url), 10)).rejects.toThrow('an attachment from');
    expect(asked).toBe(0);
  });

  it('does not lead elsewhere by a redirect', async () => {
    let asked = 0;
    const other = await serving((_, response) => {
      asked++;
      response.end('secret');
    });
    const origin = await serving((_, response) => response.writeHead(302, { location: other }).end());
    await expect(attachmentReader(origin)(file(`${origin}/a.csv`), 10)).rejects.toThrow(UserError);
    expect(asked).toBe(0);
  });

  it('is refused when it is larger than it may be, whatever size it claims', async () => {
    const origin = await serving((_, response) => response.end('x'.repeat(3 * 2 ** 20)));
    const read = attachmentReader(origin);
    await expect(read(file(`${origin}/a.csv`, 2 ** 21), 2 ** 20)).rejects.toThrow('too large: 1 MB are allowed');
    await expect(read(file(`${origin}/a.csv`, 3), 2 ** 20)).rejects.toThrow('too large: 1 MB are allowed');
  });

  it('is given up when it is gone, or does not come in time', async () => {
    const gone = await serving((_, response) => response.writeHead(404).end());
    await expect(attachmentReader(gone)(file(`${gone}/a.csv`), 10)).rejects.toThrow('no longer there');
    const slow = await serving((_, response) => response.write('a'));
    await expect(attachmentReader(slow, 100)(file(`${slow}/a.csv`), 10)).rejects.toThrow('did not come from Discord');
  });
});
