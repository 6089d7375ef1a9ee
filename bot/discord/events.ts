// What the gateway tells goes to our routes and ears.
import type { Client } from 'discord.js';
import type { APIInteraction, APIMessage, GatewayMessageDeleteDispatchData } from 'discord-api-types/v10';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { directDeletion, directMessage } from './direct-messages.ts';
import type { Hearing } from './hearing.ts';
import { patient } from './patient-transport.ts';
import type { Receiver } from './receiving.ts';
import type { Requests } from './requests.ts';
import { restTransport } from './rest-transport.ts';
import type { Running } from './running.ts';

export type Hearers = {
  reception: Receiver;
  ears: Hearing;
  /** What has begun and must not be cut off. */
  work: Running;
};

/**
 * Takes the events as the gateway sent them: discord.js holds its own back until every server has arrived, which can
 * outlast the 3 s that Discord waits for an answer, and keeps direct channels in memory to give them.
 */
export function listen(client: Client, rest: Requests, { reception, ears, work }: Hearers): void {
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    const transport = patient(restTransport(rest, interaction));
    const receive = () => reception.receive(interaction, transport);
    // "Done" is pressed after the last message of an answer was sent, and means it.
    const before = ears.before(BigInt(interaction.channel?.id ?? 0));
    if (before) work.add(before.then(receive));
    else receive();
  });
  const written = (event: 'created' | 'updated') => (data: APIMessage) => {
    const message = directMessage(data, event);
    if (message) ears.heard(message);
  };
  client.ws.on(GatewayDispatchEvents.MessageCreate, written('created'));
  client.ws.on(GatewayDispatchEvents.MessageUpdate, written('updated'));
  client.ws.on(GatewayDispatchEvents.MessageDelete, (data: GatewayMessageDeleteDispatchData) => {
    const deletion = directDeletion(data);
    if (deletion) ears.heard(deletion);
  });
  client.ws.on(GatewayDispatchEvents.Ready, () => ears.missed());
}
