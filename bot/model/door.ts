// The door to any OpenAI-compatible server.
import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { Ask, Asked, AskRequest, AskUsage, ModelDoor } from './ask.ts';
import { failureOf } from './failure.ts';
import { readReply } from './reply.ts';
import { type Wire, wireUntil } from './wire.ts';

export type ModelPlace = {
  apiKey: string;
  /** Such as `http://localhost:11434/v1`; OpenAI's own where it is left out. */
  baseUrl?: string;
  model: string;
  /** For one question as a whole, retries and waiting included. */
  timeoutMs?: number;
};

const wholeTimeoutMs = 60_000;
const retries = 2;

/** What a server turned out not to know; learned from its refusals, so that it is told once. */
type Unknowns = { schema: boolean; temperature: boolean };

export function modelDoor({ apiKey, baseUrl, model, timeoutMs = wholeTimeoutMs }: ModelPlace): ModelDoor {
  const client = new OpenAI({
    apiKey,
    // Given also when empty: the SDK would otherwise look into the environment.
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    maxRetries: retries,
    timeout: timeoutMs,
    logLevel: 'off',
  });
  const unknown: Unknowns = { schema: false, temperature: false };
  const ask: Ask = (request) => askOnce(client, model, request, timeoutMs, unknown);
  return { ask, host: new URL(client.baseURL).host, model };
}

async function askOnce<T>(
  client: OpenAI,
  model: string,
  request: AskRequest<T>,
  timeoutMs: number,
  unknown: Unknowns,
): Promise<Asked<T>> {
  const wire = wireUntil(Date.now() + timeoutMs, request.mayTryAgain);
  const signal = AbortSignal.timeout(timeoutMs);
  const wired = client.withOptions({ fetch: wire.fetch });
  for (;;) {
    try {
      const completion = await wired.chat.completions.create(bodyOf(model, request, unknown), { signal });
      return { ...readReply(completion, request.accept), usage: usageOf(wire, completion) };
    } catch (error) {
      if (!learns(unknown, error)) return { ...failureOf(error, wire), usage: usageOf(wire) };
    }
  }
}

function bodyOf<T>(
  model: string,
  { name, system, user, form }: AskRequest<T>,
  unknown: Unknowns,
): ChatCompletionCreateParamsNonStreaming {
  const schema = unknown.schema ? `\n\nThe JSON Schema of your reply:\n${JSON.stringify(z.toJSONSchema(form))}` : '';
  return {
    model,
    messages: [
      { role: 'system', content: `${system}${schema}` },
      { role: 'user', content: user },
    ],
    response_format: unknown.schema ? { type: 'json_object' } : zodResponseFormat(form, name),
    ...(unknown.temperature ? {} : { temperature: 0 }),
  };
}

/** Whether a refusal tells something new about what the server doesn't know. */
function learns(unknown: Unknowns, error: unknown): boolean {
  if (!(error instanceof OpenAI.APIError) || (error.status !== 400 && error.status !== 422)) return false;
  const told = `${error.param ?? ''} ${error.message}`;
  if (!unknown.temperature && /temperature/i.test(told)) {
    unknown.temperature = true;
    return true;
  }
  if (!unknown.schema && /response_format|json_schema|schema|structured/i.test(told)) {
    unknown.schema = true;
    return true;
  }
  return false;
}

function usageOf(wire: Wire, completion?: ChatCompletion): AskUsage {
  const { prompt_tokens, completion_tokens } = completion?.usage ?? {};
  return { calls: wire.calls(), inputTokens: tokensIn(prompt_tokens), outputTokens: tokensIn(completion_tokens) };
}

/** More than any model takes or gives in one call. */
const mostTokens = 10_000_000;

/** A count as the server tells it; 0 for what is none, since some servers tell nonsense. */
function tokensIn(told: unknown): number {
  return Number.isInteger(told) && (told as number) >= 0 && (told as number) <= mostTokens ? (told as number) : 0;
}
