// What went wrong between us and the server, in the words of the contract.
import OpenAI from 'openai';
import type { AskFailure } from './ask.ts';
import type { Wire } from './wire.ts';

const longestDetail = 300;

export function failureOf(error: unknown, wire: Wire): { kind: 'failed'; reason: AskFailure; detail: string } {
  const text = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', reason: reasonOf(error, wire), detail: text.replace(/\s+/g, ' ').slice(0, longestDetail) };
}

function reasonOf(error: unknown, wire: Wire): AskFailure {
  if (wire.refused()) return 'budget';
  // Time was up: while waiting for a retry the last status tells more than the clock.
  if (error instanceof OpenAI.APIUserAbortError) return ofStatus(wire.lastStatus()) ?? 'timeout';
  if (error instanceof OpenAI.APIConnectionTimeoutError) return 'timeout';
  if (error instanceof OpenAI.APIConnectionError) return 'unreachable';
  if (error instanceof OpenAI.APIError) return ofStatus(error.status ?? null) ?? 'rejected';
  if (error instanceof DOMException && /^(?:Timeout|Abort)Error$/.test(error.name)) return 'timeout';
  if (error instanceof SyntaxError) return 'junk';
  if (error instanceof TypeError) return 'unreachable';
  throw error;
}

function ofStatus(status: number | null): AskFailure | null {
  if (status === 429) return 'too many requests';
  if (status !== null && (status >= 500 || status === 408 || status === 409)) return 'server error';
  return null;
}
