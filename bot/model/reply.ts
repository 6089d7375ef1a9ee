// What a server sent as the model's reply, read with care: servers differ, and some keep to no form.
import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { z } from 'zod';
import type { AskFailure } from './ask.ts';

export type Reply<T> = { kind: 'answered'; value: T } | { kind: 'failed'; reason: AskFailure; detail: string };

export function readReply<T>(completion: Partial<ChatCompletion> | string, accept: z.ZodType<T>): Reply<T> {
  const choice = typeof completion === 'object' ? completion?.choices?.[0] : undefined;
  const message = choice?.message;
  if (!choice || !message) return failed('junk', 'the response holds no message');
  if (message.refusal) return failed('refusal', message.refusal);
  if (choice.finish_reason === 'content_filter') return failed('refusal', "stopped by the server's content filter");
  if (choice.finish_reason === 'length') return failed('cut off', 'the reply reached the length limit');
  const value = typeof message.content === 'string' ? jsonIn(message.content) : undefined;
  if (value === undefined) return failed('junk', 'the reply is no JSON');
  const read = accept.safeParse(value);
  if (read.success) return { kind: 'answered', value: read.data };
  const [issue] = read.error.issues;
  return failed('wrong shape', `${issue?.path.join('.')}: ${issue?.message}`);
}

function failed(reason: AskFailure, detail: string): { kind: 'failed'; reason: AskFailure; detail: string } {
  return { kind: 'failed', reason, detail: detail.replace(/\s+/g, ' ').slice(0, 300) };
}

/** The JSON of a reply: alone, in the one Markdown fence among words, or after the thoughts that local models print first. */
function jsonIn(content: string): unknown {
  const spoken = content.replace(/^\s*<think>.*?<\/think>/is, '').trim();
  // Of several blocks nobody knows which one is meant.
  const [fenced, ...others] = [...spoken.matchAll(/^[ \t]*```(?:json)?[ \t]*\r?\n(.*?)\n[ \t]*```[ \t]*$/gims)];
  try {
    return JSON.parse(fenced && others.length === 0 ? fenced[1]! : spoken);
  } catch {
    return undefined;
  }
}
