// What the rest of Quorum knows of the door to a language model: one question, one structured reply or a reason.
import type { z } from 'zod';

/**
 * Why there is no reply. `refusal`: the model or its filter declined. `cut off`: the reply ended at the length limit.
 * `junk`: it is no JSON. `wrong shape`: it is JSON of another form. `rejected`: the server refuses the request itself
 * (address, key, name of the model, its length), or sends it on to another one. `budget`: it failed, and another try
 * was not allowed.
 */
export type AskFailure =
  | 'refusal'
  | 'cut off'
  | 'junk'
  | 'wrong shape'
  | 'too many requests'
  | 'server error'
  | 'unreachable'
  | 'timeout'
  | 'rejected'
  | 'budget';

/** What it cost; `calls` counts requests, retries included. Tokens are 0 where the server tells none that can be true. */
export type AskUsage = { calls: number; inputTokens: number; outputTokens: number };

export type Asked<T> =
  | { kind: 'answered'; value: T; usage: AskUsage }
  /** `detail` is for the log: the server's own words, shortened. */
  | { kind: 'failed'; reason: AskFailure; detail: string; usage: AskUsage };

export type AskRequest<T> = {
  /** Names the form to the server: letters, digits, dashes. */
  name: string;
  system: string;
  user: string;
  /** The form that the model is told to keep to. */
  form: z.ZodType;
  /** What of its reply is taken: some servers ignore the form. */
  accept: z.ZodType<T>;
  /** Asked before each request after the first one; always yes where it is left out. */
  mayTryAgain?: () => Promise<boolean>;
};

/** Never throws for what a server does. */
export type Ask = <T>(request: AskRequest<T>) => Promise<Asked<T>>;

export type ModelDoor = {
  ask: Ask;
  /** Such as `api.openai.com`: what a learner is told before their text goes there. */
  host: string;
  /** The model's name. */
  model: string;
};
