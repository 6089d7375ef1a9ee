// A small OpenAI-compatible server for tests: it says what it is told to say, and misbehaves on demand.
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export type Seen = {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: {
    model: string;
    messages: { role: string; content: string }[];
    response_format?: { type: string; json_schema?: { name: string; strict: boolean; schema: unknown } };
    [key: string]: unknown;
  };
};

/** What it sends: a reply of the model, a bare HTTP response, or none (`hang`, `hang-up`, `half`: it stops in the middle). */
export type Sent =
  | { content: string | null; refusal?: string; finish?: string; usage?: object | null }
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | 'hang'
  | 'hang-up'
  | 'half';

export type TestServer = AsyncDisposable & {
  url: string;
  seen: Seen[];
  /** Decides each response; `nth` counts requests from 1. */
  respond: (request: Seen, nth: number) => Sent | Promise<Sent>;
};

/** Listens on a free port of this machine until disposed of. */
export async function testServer(respond: TestServer['respond'] = () => ({ content: '{}' })): Promise<TestServer> {
  const seen: Seen[] = [];
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const one = { path: request.url!, headers: request.headers, body: JSON.parse(text || '{}') };
    seen.push(one);
    send(response, one, await running.respond(one, seen.length));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const running: TestServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    respond,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return running;
}

function send(response: http.ServerResponse, { body }: Seen, sent: Sent): void {
  if (sent === 'hang') return;
  if (sent === 'hang-up') return void response.destroy();
  if (sent === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    return void response.write('{"choices": [');
  }
  if ('status' in sent) {
    const isText = typeof sent.body === 'string';
    response.writeHead(sent.status, { 'content-type': isText ? 'text/html' : 'application/json', ...sent.headers });
    return void response.end(
      isText ? sent.body : JSON.stringify(sent.body ?? { error: { message: `status ${sent.status}` } }),
    );
  }
  const { content, refusal = null, finish = 'stop', usage = { prompt_tokens: 120, completion_tokens: 30 } } = sent;
  response.writeHead(200, { 'content-type': 'application/json' });
  const message = { role: 'assistant', content, refusal };
  const choices = [{ index: 0, finish_reason: finish, message }];
  response.end(JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: body.model, choices, usage }));
}
