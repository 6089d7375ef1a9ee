// The answers to one interaction, as requests to Discord.
import type { APIInteraction } from 'discord-api-types/v10';
import { InteractionResponseType, MessageFlags, Routes } from 'discord-api-types/v10';
import { messageBody } from './message-body.ts';
import type { Requests } from './requests.ts';
import type { Reply } from './route.ts';
import type { Transport } from './transport.ts';

export function restTransport(
  requests: Requests,
  { id, token, application_id: application }: Pick<APIInteraction, 'id' | 'token' | 'application_id'>,
): Transport {
  const original = Routes.webhookMessage(application, token, '@original');
  async function respond(type: InteractionResponseType, data?: object, files?: Reply['files']): Promise<void> {
    await requests.post(Routes.interactionCallback(id, token), { body: { type, data }, files, auth: false });
  }
  return {
    reply: (reply, privately) =>
      respond(InteractionResponseType.ChannelMessageWithSource, seenBy(privately, reply), reply.files),
    update: (reply) => respond(InteractionResponseType.UpdateMessage, messageBody(reply), reply.files),
    showModal: ({ modal }) => respond(InteractionResponseType.Modal, modal),
    defer: (privately) => respond(InteractionResponseType.DeferredChannelMessageWithSource, flags(privately)),
    deferUpdate: () => respond(InteractionResponseType.DeferredMessageUpdate),
    suggest: (choices) => respond(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
    async edit(reply) {
      await requests.patch(original, { body: messageBody(reply), files: reply.files, auth: false });
    },
    async remove() {
      await requests.delete(original, { auth: false });
    },
    async followUp(reply, privately) {
      const body = seenBy(privately, reply);
      await requests.post(Routes.webhook(application, token), { body, files: reply.files, auth: false });
    },
  };
}

/** What is needed to follow an interaction up later, maybe in another process, in one text. */
export function whisperKey({ token, application_id }: Pick<APIInteraction, 'token' | 'application_id'>): string {
  return `${application_id}/${token}`;
}

/** Says something to the one person alone who caused the interaction. */
export async function whisper(requests: Requests, key: string, reply: Reply): Promise<void> {
  const [application_id = '', token = ''] = key.split('/');
  await restTransport(requests, { id: '', token, application_id }).followUp(reply, true);
}

function flags(privately: boolean) {
  return { flags: privately ? MessageFlags.Ephemeral : 0 };
}

function seenBy(privately: boolean, reply: Reply) {
  return { ...messageBody(reply), ...flags(privately) };
}
