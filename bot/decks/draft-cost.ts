// What drafting by a model will cost, told before it begins.
import { z } from 'zod';
import type { AskRequest } from '../model/ask.ts';

/** Tokens are estimates out of lengths. */
export type DraftCost = { calls: number; inputTokens: number; outputTokens: number };

/** A usual ratio for English; other scripts have more bytes a character, and more tokens. */
const bytesPerToken = 4;
/** A reply that fills the form: seven passages, five points, seven criteria, two misconceptions, each with its quotation. */
const replyBytes = 10_000;

export function draftCost(requests: readonly AskRequest<unknown>[]): DraftCost {
  const bytes = requests.reduce((sum, { system, user, form }) => {
    return sum + Buffer.byteLength(`${system}${user}${JSON.stringify(z.toJSONSchema(form))}`);
  }, 0);
  return {
    calls: requests.length,
    inputTokens: Math.ceil(bytes / bytesPerToken),
    outputTokens: Math.ceil((requests.length * replyBytes) / bytesPerToken),
  };
}
