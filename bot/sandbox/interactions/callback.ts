// The bot's first answer to an interaction: https://discord.com/developers/docs/interactions/receiving-and-responding
import {
  InteractionResponseType as Answer,
  InteractionType as Kind,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { checkChoice } from '../limits/commands.ts';
import type { Form } from '../limits/form.ts';
import { modalOf } from '../limits/modals.ts';
import { refuse } from '../limits/refusal.ts';
import type { RestBody } from '../rest/body.ts';
import { changedParts, formOf, newParts } from '../rest/parts.ts';
import { inServer } from '../world/channels.ts';
import type { Files } from '../world/files.ts';
import { addMessage, changeMessage } from '../world/messages.ts';
import type { Entry, World } from '../world/world.ts';
import type { Interaction } from './interaction.ts';
import { metadataOf } from './payload.ts';
import type { Registry } from './registry.ts';

export type Doors = { world: World; files: Files; interactions: Registry };

/** Carries out the answer. A refused one leaves the interaction open: the bot may try again within its 3 s. */
export function answer(doors: Doors, interaction: Interaction, body: RestBody): void {
  const form = formOf(body.json);
  const type = form.at('type');
  if (type.required()) type.oneOf(allowedFor(interaction));
  form.check();
  const data = form.at('data');
  const kind = type.value as Answer;
  if (kind === Answer.Modal) interaction.modal = modalOf(data);
  else if (kind === Answer.ApplicationCommandAutocompleteResult) interaction.choices = choicesOf(data);
  else if (kind === Answer.ChannelMessageWithSource || kind === Answer.DeferredChannelMessageWithSource)
    interaction.original = reply(doors, interaction, data, body.files, kind).message.id;
  else if (kind === Answer.UpdateMessage) update(doors, interaction, data, body.files);
  if (kind === Answer.DeferredMessageUpdate) interaction.original = sourceOf(doors.world, interaction).message.id;
  interaction.answer = kind;
  const thinking = kind === Answer.DeferredChannelMessageWithSource || kind === Answer.DeferredMessageUpdate;
  doors.interactions.acknowledge(interaction, thinking);
}

function allowedFor({ type, source }: Interaction): Answer[] {
  if (type === Kind.ApplicationCommandAutocomplete) return [Answer.ApplicationCommandAutocompleteResult];
  const reply = [Answer.ChannelMessageWithSource, Answer.DeferredChannelMessageWithSource];
  const update = source ? [Answer.DeferredMessageUpdate, Answer.UpdateMessage] : [];
  return [...reply, ...update, ...(type === Kind.ModalSubmit ? [] : [Answer.Modal])];
}

function choicesOf(data: Form): NonNullable<Interaction['choices']> {
  const choices = data.at('choices');
  for (const choice of choices.list({ max: 25 })) checkChoice(choice, typeof choice.at('value').value !== 'number');
  data.check();
  return (choices.value ?? []) as NonNullable<Interaction['choices']>;
}

function reply(doors: Doors, interaction: Interaction, data: Form, files: RestBody['files'], kind: Answer): Entry {
  const deferred = kind === Answer.DeferredChannelMessageWithSource;
  const flags = data.at('flags').integer({ min: 0, max: 2 ** 31 }) ?? 0;
  const parts = deferred ? {} : newParts(doors, data, files);
  data.check();
  return say(doors.world, interaction, { ...parts, flags: flags | (deferred ? MessageFlags.Loading : 0) });
}

const KEPT_FLAGS =
  MessageFlags.Ephemeral | MessageFlags.Loading | MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications;

/** Writes the bot's message that belongs to an interaction; with the flag Ephemeral only for the person who acted. */
export function say(
  world: World,
  interaction: Interaction,
  written: ReturnType<typeof newParts>,
  answers = interaction.source,
): Entry {
  const { flags = 0, ...parts } = written;
  const channel = world.channels.get(interaction.channel.id);
  if (!channel) throw refuse.unknownChannel();
  if (channel.thread?.archived && channel.thread.locked) throw refuse.archived();
  const { bot, guild } = world.fixed;
  const toCommand = interaction.type === Kind.ApplicationCommand && interaction.original === undefined;
  const replyTo = toCommand || !answers ? undefined : world.timelines.get(answers);
  return addMessage(world, {
    ...parts,
    channel,
    author: world.people.get(bot)!.user,
    flags: flags & KEPT_FLAGS,
    seenBy: flags & MessageFlags.Ephemeral ? interaction.person.user.id : null,
    extra: {
      type: toCommand ? MessageType.ChatInputCommand : replyTo ? MessageType.Reply : MessageType.Default,
      application_id: bot,
      webhook_id: bot,
      ...metadataOf(world, interaction),
      ...(replyTo && {
        message_reference: {
          type: 0,
          channel_id: channel.id,
          message_id: replyTo.message.id,
          ...(inServer(channel) && { guild_id: guild }),
        },
      }),
    },
  });
}

function update(doors: Doors, interaction: Interaction, data: Form, files: RestBody['files']): void {
  const entry = sourceOf(doors.world, interaction);
  if (doors.world.channels.get(entry.message.channel_id)?.thread?.archived) throw refuse.archived();
  changeMessage(doors.world, entry, changedParts(doors, data, files, entry.message));
  interaction.original = entry.message.id;
}

function sourceOf(world: World, { source }: Interaction): Entry {
  const entry = source ? world.timelines.get(source) : undefined;
  if (!entry) throw refuse.unknownMessage();
  return entry;
}

/** What `?with_response=true` returns. */
export function callbackResource(
  interaction: Interaction,
  entry: Entry | undefined,
  shown: object | undefined,
): object {
  const flags = entry?.message.flags ?? 0;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(entry && {
        response_message_id: entry.message.id,
        response_message_loading: (flags & MessageFlags.Loading) !== 0,
        response_message_ephemeral: entry.seenBy !== null,
      }),
    },
    resource: { type: interaction.answer, ...(shown && { message: shown }) },
  };
}
