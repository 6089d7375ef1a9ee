// Every interaction comes in here: once, to its route, and not while the bot stops.
import type { APIInteraction } from 'discord-api-types/v10';
import { InteractionType } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { answer, DEFER_AFTER_MS, type Result } from './answering.ts';
import { choices, handling, nameOf, refusal } from './dispatch.ts';
import { callOf, incoming } from './incoming.ts';
import type { Choice, Command, Component } from './route.ts';
import { router } from './router.ts';
import type { Running } from './running.ts';
import { seen } from './seen.ts';
import { isGone, type Transport } from './transport.ts';

export type Receiver = {
  /** Never throws; the answer goes by the transport. */
  receive(interaction: APIInteraction, transport: Transport): void;
  /** From now on everybody is told that the bot restarts. */
  stop(): void;
};
/** One interaction that was dealt with: how, and in how many milliseconds from its arrival. */
export type Answered = Omit<Result, 'later'> & { route: string; ms: number };
export type ReceiverParts = {
  commands: Command[];
  components: Component[];
  log: Logger;
  now: () => Date;
  /** Where the receiver keeps what it has begun. */
  work: Running;
  onAnswered?: ((answered: Answered) => void) | undefined;
  deferAfterMs?: number;
};

// Discord replays what a lost connection may have missed; this many of the last interactions are known again.
const REMEMBERED = 10_000;
const STOPPING = 'Quorum is restarting. Try again in a minute.';

/** Throws when two commands share a name or two components a prefix. */
export function receiver(parts: ReceiverParts): Receiver {
  const { commands, components, log, now, work, onAnswered, deferAfterMs = DEFER_AFTER_MS } = parts;
  const routes = router(commands, components);
  const ids = seen(REMEMBERED);
  let stopping = false;

  async function handle(interaction: APIInteraction, transport: Transport): Promise<void> {
    if (interaction.type === InteractionType.Ping) return;
    const call = callOf(interaction, now());
    const what = incoming(interaction);
    const about = { interaction: interaction.id, route: nameOf(what) };
    const begun = performance.now();
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      const found = what?.kind === 'typing' && !stopping ? choices(routes, what, call) : Promise.resolve([]);
      const outcome = await suggest(found, transport, log.child(about));
      return onAnswered?.({ route: about.route, outcome, deferred: false, ms: performance.now() - begun });
    }
    const how = stopping
      ? refusal(about.route, STOPPING, what?.kind === 'press' ? what.written : '')
      : handling(routes, what, call);
    const { later, ...result } = await answer({ ...about, direct: call.direct, ...how }, transport, log, deferAfterMs);
    onAnswered?.({ ...result, route: how.route, ms: performance.now() - begun });
    await later;
  }

  return {
    receive(interaction, transport) {
      if (!ids.first(interaction.id)) return;
      work.add(
        handle(interaction, transport).catch((error: unknown) => {
          log.error({ err: error, interaction: interaction.id }, 'an interaction could not be read');
        }),
      );
    },
    stop() {
      stopping = true;
    },
  };
}

/** Sends the choices, or none when they could not be found. Never rejects. */
async function suggest(found: Promise<Choice[]>, transport: Transport, log: Logger): Promise<Result['outcome']> {
  let outcome: Result['outcome'] = 'answered';
  const known = await found.catch((error: unknown) => {
    log.error({ err: error }, 'no choices could be found');
    outcome = 'fault';
    return [];
  });
  await transport.suggest(known).catch((error: unknown) => {
    outcome = isGone(error) ? 'gone' : 'fault';
    if (isGone(error)) log.debug('the person typed on before the choices came');
    else log.warn({ err: error }, 'choices could not be sent');
  });
  return outcome;
}
