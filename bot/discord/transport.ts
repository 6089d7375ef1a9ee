// What the door needs of Discord to answer one interaction, and how Discord refuses.
import type { Choice, Modal, Reply } from './route.ts';

/** The first answer to an interaction is one of the first five, within 3 s; the others follow it, for 15 minutes. */
export type Transport = {
  reply(reply: Reply, privately: boolean): Promise<void>;
  update(reply: Reply): Promise<void>;
  showModal(modal: Modal): Promise<void>;
  /** "Thinking…"; whether only the person sees the answer is fixed here. */
  defer(privately: boolean): Promise<void>;
  deferUpdate(): Promise<void>;

  /** Fills in the deferred answer, or changes the component's message. */
  edit(reply: Reply): Promise<void>;
  /** Takes the deferred answer away. */
  remove(): Promise<void>;
  followUp(reply: Reply, privately: boolean): Promise<void>;

  suggest(choices: Choice[]): Promise<void>;
};

/** Discord answered a request with an error. Carries nothing of what was sent, so that it may be logged. */
export class DiscordRefusal extends Error {
  override name = 'DiscordRefusal';
  /** Discord's JSON error code, such as 10062; 0 when the answer carried none. */
  readonly code: number;
  /** The HTTP status. */
  readonly status: number;

  constructor(code: number, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Refusals that mean: somebody answered this interaction already. */
export function alreadyAnswered(error: unknown): boolean {
  return error instanceof DiscordRefusal && error.code === 40060;
}

// Unknown message, unknown webhook, unknown interaction, invalid webhook token.
const GONE = new Set([10008, 10015, 10062, 50027]);

/** Refusals that mean: there is nothing left to answer, because it took too long or the message was deleted. */
export function isGone(error: unknown): boolean {
  return error instanceof DiscordRefusal && GONE.has(error.code);
}

/** Discord is down or out of reach: the same request may do in a moment. */
export function isPassing(error: unknown): boolean {
  if (error instanceof DiscordRefusal) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return error.name === 'AbortError' || /^(E[A-Z]|UND_ERR_)/.test(code);
}
