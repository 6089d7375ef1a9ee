// For tests: a model's server that fails, then takes its time and finds every point missed.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export async function slowModel({ failures = 0, delayMs = 0 }: { failures?: number; delayMs?: number }) {
  let calls = 0;
  let delay = delayMs;
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    calls++;
    if (calls <= failures) return void response.writeHead(500).end('{}');
    await sleep(delay);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(completion(verdicts(text))));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls: () => calls,
    delayBy(ms: number) {
      delay = ms;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function verdicts(request: string) {
  const { messages } = JSON.parse(request) as { messages: { content: string }[] };
  const [, rubric = '{}'] = /The rubric:\n([\s\S]*?)\nThe candidate's answer/.exec(messages.at(-1)!.content) ?? [];
  const { criteria, misconceptions } = JSON.parse(rubric) as Record<string, { id: string }[]>;
  return {
    criteria: criteria!.map(({ id }) => ({ id, verdict: 'missed', quotation: '' })),
    misconceptions: misconceptions!.map(({ id }) => ({ id, found: false, quotation: '' })),
  };
}

function completion(value: object) {
  const message = { role: 'assistant', content: JSON.stringify(value), refusal: null };
  const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
  return {
    id: 'c',
    object: 'chat.completion',
    created: 0,
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message }],
    usage,
  };
}
