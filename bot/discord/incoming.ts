// Discord's interactions in the words of our routes.
import type {
  APIApplicationCommandInteractionDataOption,
  APIChatInputApplicationCommandInteractionData,
  APIInteraction,
  APIMessageComponentInteraction,
  APIModalSubmission,
  APIModalSubmitInteraction,
  APIThreadChannel,
  InteractionType as Type,
} from 'discord-api-types/v10';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type OptionValue, optionsOf } from './options.ts';
import { whisperKey } from './rest-transport.ts';
import type { Call, Options } from './route.ts';
import { escapeMarkdown } from './text.ts';

type Verb = { name: string; subcommand: string | undefined; options: Options };
export type Incoming =
  | ({ kind: 'command' } & Verb)
  | ({ kind: 'typing'; option: string; typed: string } & Verb)
  | {
      kind: 'press';
      customId: string;
      values: string[];
      fields: Record<string, string>;
      /** What was typed into the form, all its text fields together. */
      written: string;
      onMessage: boolean;
    };

/** Undefined for interactions that we declare no route for, such as context menus. */
export function incoming(interaction: APIInteraction): Incoming | undefined {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      if (interaction.data.type !== ApplicationCommandType.ChatInput) return undefined;
      return { kind: 'command', ...verbOf(interaction.data) };
    case InteractionType.ApplicationCommandAutocomplete:
      return typing(interaction.data as APIChatInputApplicationCommandInteractionData);
    case InteractionType.MessageComponent:
      return pressed(interaction);
    case InteractionType.ModalSubmit:
      return submitted(interaction);
    default:
      return undefined;
  }
}

export function callOf(interaction: Exclude<APIInteraction, { type: Type.Ping }>, now: Date): Call {
  const user = interaction.member?.user ?? interaction.user;
  const channel = interaction.channel?.id ?? interaction.channel_id;
  if (!user || !channel) throw new Error('an interaction without a person or a channel');
  return {
    learnerId: BigInt(user.id),
    name: escapeMarkdown(interaction.member?.nick ?? user.global_name ?? user.username),
    locale: interaction.locale,
    channelId: BigInt(channel),
    guildId: interaction.guild_id ? BigInt(interaction.guild_id) : null,
    direct: interaction.context === InteractionContextType.BotDM,
    mayThread: mayThread(interaction),
    archived: isArchived(interaction.channel),
    whisper: whisperKey(interaction),
    now,
  };
}

const THREADING = PermissionFlagsBits.CreatePrivateThreads | PermissionFlagsBits.SendMessagesInThreads;

/** Where only the person installed the application, the bot is no member of the server, whatever the permissions say. */
function mayThread(interaction: Exclude<APIInteraction, { type: Type.Ping }>): boolean {
  const { guild_id, channel, app_permissions, authorizing_integration_owners: owners } = interaction;
  const isMember = guild_id !== undefined && owners?.[ApplicationIntegrationType.GuildInstall] === guild_id;
  const may = BigInt(app_permissions ?? 0);
  return isMember && channel?.type === ChannelType.GuildText && (may & THREADING) === THREADING;
}

function isArchived(channel: object | undefined): boolean {
  const thread = channel as Partial<APIThreadChannel> | undefined;
  return thread?.thread_metadata?.archived ?? false;
}

type Option = APIApplicationCommandInteractionDataOption<InteractionType>;

function verbOf(data: APIChatInputApplicationCommandInteractionData): Verb {
  const { subcommand, given } = unfold(data);
  return { name: data.name, subcommand, options: optionsOf(valuesOf(given, data)) };
}

function typing(data: APIChatInputApplicationCommandInteractionData): Incoming | undefined {
  const focused = unfold(data).given.find((option) => 'focused' in option && option.focused);
  if (!focused || !('value' in focused)) return undefined;
  return { kind: 'typing', option: focused.name, typed: String(focused.value), ...verbOf(data) };
}

function unfold(data: APIChatInputApplicationCommandInteractionData): {
  subcommand: string | undefined;
  given: Option[];
} {
  const options: Option[] = data.options ?? [];
  const [first] = options;
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return { subcommand: undefined, given: options };
  return { subcommand: first.name, given: first.options ?? [] };
}

function valuesOf(given: Option[], data: APIChatInputApplicationCommandInteractionData): Record<string, OptionValue> {
  const values: Record<string, OptionValue> = {};
  for (const option of given) {
    if (!('value' in option)) continue;
    const file = data.resolved?.attachments?.[String(option.value)];
    const attached = option.type === ApplicationCommandOptionType.Attachment && file;
    values[option.name] = attached
      ? { name: attached.filename, size: attached.size, contentType: attached.content_type, url: attached.url }
      : option.value;
  }
  return values;
}

function pressed({ data }: APIMessageComponentInteraction): Incoming {
  const values = 'values' in data ? data.values : [];
  return { kind: 'press', customId: data.custom_id, values, fields: {}, written: '', onMessage: true };
}

function submitted({ data, message }: APIModalSubmitInteraction): Incoming {
  const inputs = inputsOf(data);
  const fields = Object.fromEntries(
    inputs.map((input) => [input.custom_id, 'values' in input ? input.values.join(',') : String(input.value ?? '')]),
  );
  const written = inputs.flatMap((input) => (input.type === ComponentType.TextInput ? input.value.trim() || [] : []));
  return {
    ...{ kind: 'press', customId: data.custom_id, values: [], fields },
    ...{ written: written.join('\n\n'), onMessage: message !== undefined },
  };
}

function inputsOf({ components }: APIModalSubmission) {
  return components.flatMap((component) => {
    if (component.type === ComponentType.Label) return [component.component];
    return component.type === ComponentType.ActionRow ? component.components : [];
  });
}
