import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ModelPlace, modelDoor } from './door.ts';
import { type Sent, type TestServer, testServer } from './test-server.ts';

const form = z.object({ colour: z.enum(['red', 'green']) });
const request = { name: 'colour', system: 'Say a colour.', user: 'Which one?', form, accept: form };
const green: Sent = { content: '{"colour": "green"}' };

async function asking(respond: TestServer['respond'], place: Partial<ModelPlace> = {}) {
  await using server = await testServer(respond);
  const { ask } = modelDoor({ apiKey: 'secret', baseUrl: server.url, model: 'some-model', timeoutMs: 2000, ...place });
  const started = performance.now();
  const answer = await ask(request);
  return { answer, seen: server.seen, ms: performance.now() - started };
}
const reasonOf = async (...how: Parameters<typeof asking>) => {
  const { answer } = await asking(...how);
  return answer.kind === 'failed' ? answer.reason : answer;
};

describe('asking a model', () => {
  it('sends one request with the form as a strict schema, and gives the reply and what it cost', async () => {
    const { answer, seen } = await asking(() => green);
    expect(answer).toEqual({
      kind: 'answered',
      value: { colour: 'green' },
      usage: { calls: 1, inputTokens: 120, outputTokens: 30 },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: 'Bearer secret' },
      body: {
        model: 'some-model',
        temperature: 0,
        messages: [
          { role: 'system', content: 'Say a colour.' },
          { role: 'user', content: 'Which one?' },
        ],
        response_format: { type: 'json_schema', json_schema: { name: 'colour', strict: true } },
      },
    });
  });

  it('names the host that it asks', () => {
    expect(modelDoor({ apiKey: 'k', model: 'm' }).host).toBe('api.openai.com');
    expect(modelDoor({ apiKey: 'k', baseUrl: 'http://localhost:11434/v1', model: 'm' }).host).toBe('localhost:11434');
  });

  it.each([
    ['in a Markdown fence', '```json\n{"colour": "red"}\n```'],
    ['in a bare fence', '```\n{"colour": "red"}\n```\n'],
    ['in a fence among words', 'Here you are:\n\n```json\n{\n "colour": "red"\n}\n```\nI hope it helps.'],
    ['after thoughts', '<think>red or {green}?</think>\n{"colour": "red"}'],
  ])('takes a reply %s', async (_, content) => {
    expect((await asking(() => ({ content }))).answer).toMatchObject({ kind: 'answered', value: { colour: 'red' } });
  });

  it.each<[string, object | null]>([
    ['none', null],
    ['more than there can be', { prompt_tokens: 1e12, completion_tokens: Number.MAX_VALUE }],
    ['below zero', { prompt_tokens: -5, completion_tokens: -1 }],
    ['parts of one', { prompt_tokens: 1.5, completion_tokens: 0.1 }],
    ['words', { prompt_tokens: '120', completion_tokens: {} }],
  ])('does without counts of tokens where the server tells %s', async (_, usage) => {
    const { answer } = await asking(() => ({ ...green, usage }));
    expect(answer).toMatchObject({ kind: 'answered', usage: { calls: 1, inputTokens: 0, outputTokens: 0 } });
  });
});

describe('a failure', () => {
  it.each<[string, Sent, string]>([
    ['a refusal', { content: null, refusal: 'I would rather not.' }, 'refusal'],
    ['a content filter', { content: '', finish: 'content_filter' }, 'refusal'],
    ['a reply cut off', { content: '{"colour": "gre', finish: 'length' }, 'cut off'],
    ['prose', { content: 'I like green.' }, 'junk'],
    ['two blocks', { content: '```json\n{"colour": "red"}\n```\nor\n```json\n{"colour": "green"}\n```' }, 'junk'],
    ['prose with another form', { content: 'Well:\n```json\n{"colour": "blue"}\n```' }, 'wrong shape'],
    ['no content', { content: null }, 'junk'],
    ['no choices', { status: 200, body: { object: 'chat.completion' } }, 'junk'],
    ['a page of HTML', { status: 200, body: '<html>Welcome</html>' }, 'junk'],
    ['another form', { content: '{"colour": "blue"}' }, 'wrong shape'],
    ['a list', { content: '["green"]' }, 'wrong shape'],
    ['a wrong key', { status: 401 }, 'rejected'],
    ['an unknown model', { status: 404 }, 'rejected'],
    ['a request too long', { status: 400, body: { error: { message: 'maximum context length' } } }, 'rejected'],
  ])('is told apart and not tried again: %s', async (_, sent, reason) => {
    const { answer, seen } = await asking(() => sent);
    expect(answer).toMatchObject({ kind: 'failed', reason, usage: { calls: 1 } });
    expect(seen).toHaveLength(1);
  });

  it('of passing kinds is tried again, at most twice', async () => {
    const { answer, seen } = await asking((_, nth) => (nth < 3 ? { status: 500 } : green), { timeoutMs: 10_000 });
    expect(answer).toMatchObject({ kind: 'answered', usage: { calls: 3 } });
    expect(seen).toHaveLength(3);
    const soon = { 'retry-after-ms': '5' };
    expect(await reasonOf(() => ({ status: 503, headers: soon }))).toBe('server error');
    expect((await asking(() => ({ status: 429, headers: soon }))).seen).toHaveLength(3);
  });

  it('is tried again only as often as is allowed', async () => {
    const soon: Sent = { status: 500, headers: { 'retry-after-ms': '1' } };
    for (const allowed of [0, 1]) {
      await using server = await testServer(() => soon);
      const { ask } = modelDoor({ apiKey: 'k', baseUrl: server.url, model: 'm' });
      let left = allowed;
      const answer = await ask({ ...request, mayTryAgain: async () => left-- > 0 });
      expect(answer).toMatchObject({ kind: 'failed', reason: 'budget', usage: { calls: 1 + allowed } });
      expect(server.seen).toHaveLength(1 + allowed);
    }
  });

  it.each([301, 302, 303, 307, 308])(
    'is a redirect by %i: no other host gets what was meant for this one',
    async (status) => {
      await using other = await testServer(() => green);
      const { answer, seen } = await asking(() => ({ status, headers: { location: `${other.url}/chat/completions` } }));
      expect(answer).toMatchObject({ kind: 'failed', reason: 'rejected', usage: { calls: 1 } });
      expect(seen).toHaveLength(1);
      expect(other.seen).toEqual([]);
    },
  );

  it('waits as long as the server asks', async () => {
    const busy = { status: 429, headers: { 'retry-after-ms': '600' } };
    const { answer, ms } = await asking((_, nth) => (nth === 1 ? busy : green));
    expect(answer.kind).toBe('answered');
    expect(ms).toBeGreaterThan(590);
  });

  it('does not wait when the server asks for more time than there is', async () => {
    for (const after of ['30', '3600', new Date(Date.now() + 60_000).toUTCString()]) {
      const { answer, seen, ms } = await asking(() => ({ status: 429, headers: { 'retry-after': after } }));
      expect(answer).toMatchObject({ kind: 'failed', reason: 'too many requests' });
      expect(seen).toHaveLength(1);
      expect(ms).toBeLessThan(1500);
    }
  });

  it('ends in time as a whole, not attempt by attempt', async () => {
    const hanging = await asking(() => 'hang', { timeoutMs: 400 });
    expect(hanging.answer).toMatchObject({ kind: 'failed', reason: 'timeout', usage: { calls: 1 } });
    expect(hanging.ms).toBeLessThan(1200);
    const half = await asking(() => 'half', { timeoutMs: 400 });
    expect(half.answer).toMatchObject({ kind: 'failed', reason: 'timeout' });
    const failing = await asking(() => ({ status: 500 }), { timeoutMs: 300 });
    expect(failing.answer).toMatchObject({ kind: 'failed', reason: 'server error' });
    expect(failing.ms).toBeLessThan(1200);
  });

  it('to reach the server is told', async () => {
    expect(await reasonOf(() => 'hang-up', { timeoutMs: 8000 })).toBe('unreachable');
    expect(await reasonOf(() => green, { baseUrl: 'http://127.0.0.1:9/v1', timeoutMs: 8000 })).toBe('unreachable');
  });

  it('never tells the key', async () => {
    const { answer } = await asking(() => ({
      status: 401,
      body: { error: { message: 'Incorrect API key provided' } },
    }));
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

describe('a server that knows less', () => {
  const noSchema: Sent = {
    status: 400,
    body: { error: { message: "'response_format.type' must be 'json_object'", param: 'response_format' } },
  };
  const noTemperature: Sent = {
    status: 400,
    body: { error: { message: "Unsupported value: 'temperature' does not support 0", param: 'temperature' } },
  };

  it('gets the schema in the prompt, once it has refused it', async () => {
    await using server = await testServer(({ body }) =>
      body.response_format?.type === 'json_schema' ? noSchema : green,
    );
    const { ask } = modelDoor({ apiKey: 'k', baseUrl: server.url, model: 'm' });
    expect(await ask(request)).toMatchObject({ kind: 'answered', value: { colour: 'green' }, usage: { calls: 2 } });
    const [, second] = server.seen;
    expect(second!.body.response_format).toEqual({ type: 'json_object' });
    expect(second!.body.messages[0]!.content).toContain('"enum":["red","green"]');
    expect(await ask(request)).toMatchObject({ kind: 'answered', usage: { calls: 1 } });
  });

  it('gets no temperature, once it has refused it', async () => {
    const { answer, seen } = await asking(({ body }) => ('temperature' in body ? noTemperature : green));
    expect(answer).toMatchObject({ kind: 'answered', usage: { calls: 2 } });
    expect(seen[1]!.body.response_format?.type).toBe('json_schema');
  });

  it('is not asked for ever', async () => {
    const { answer, seen } = await asking(() => noSchema);
    expect(answer).toMatchObject({ kind: 'failed', reason: 'rejected' });
    expect(seen).toHaveLength(2);
  });
});
