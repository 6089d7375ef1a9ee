// What the bot does with an interaction's token after the first answer: the original message, and further ones.
import { InteractionResponseType as Answer, MessageFlags } from 'discord-api-types/v10';
import { refuse } from '../limits/refusal.ts';
import type { RestBody } from '../rest/body.ts';
import { changedParts, formOf, newParts } from '../rest/parts.ts';
import { changeMessage, removeMessage } from '../world/messages.ts';
import type { Snowflake } from '../world/snowflake.ts';
import type { Entry } from '../world/world.ts';
import { type Doors, say } from './callback.ts';
import type { Interaction } from './interaction.ts';

/** A person's own installation allows no more in a server. */
const USER_INSTALL_FOLLOW_UPS = 5;

/** The message that belongs to the interaction under this id or `@original`. Throws Unknown Message. */
export function ownMessage({ world }: Doors, interaction: Interaction, id: Snowflake): Entry {
  const wanted = id === '@original' ? interaction.original : id;
  const own = wanted !== undefined && (wanted === interaction.original || interaction.followUps.includes(wanted));
  const entry = own ? world.timelines.get(wanted) : undefined;
  if (!entry) throw refuse.unknownMessage();
  return entry;
}

export function editOwn(doors: Doors, interaction: Interaction, id: Snowflake, body: RestBody): Entry {
  const entry = ownMessage(doors, interaction, id);
  if (doors.world.channels.get(entry.message.channel_id)?.thread?.archived) throw refuse.archived();
  const isOriginal = entry.message.id === interaction.original;
  const loading = ((entry.message.flags ?? 0) & MessageFlags.Loading) !== 0;
  const parts = changedParts(doors, formOf(body.json), body.files, entry.message);
  const changed = changeMessage(doors.world, entry, parts, loading);
  if (isOriginal && interaction.thinking) doors.interactions.fill(interaction);
  return changed;
}

export function removeOwn(doors: Doors, interaction: Interaction, id: Snowflake): void {
  const entry = ownMessage(doors, interaction, id);
  removeMessage(doors.world, entry);
  if (entry.message.id === interaction.original && interaction.thinking) doors.interactions.fill(interaction);
}

/** A further message; the first one after "thinking …" takes its place, and is as ephemeral as that was. */
export function followUp(doors: Doors, interaction: Interaction, body: RestBody): Entry {
  if (interaction.answer === Answer.Modal || interaction.answer === Answer.ApplicationCommandAutocompleteResult)
    throw refuse.unknownWebhook();
  const wasThinking = interaction.thinking;
  if (wasThinking && interaction.answer === Answer.DeferredChannelMessageWithSource && exists(doors, interaction))
    return editOwn(doors, interaction, '@original', body);
  const limited = interaction.install === 'user' && !interaction.channel.recipient;
  if (limited && interaction.followUps.length >= USER_INSTALL_FOLLOW_UPS) throw refuse.tooManyFollowUps();
  const parts = newParts(doors, formOf(body.json), body.files);
  const entry = say(doors.world, interaction, parts, interaction.original ?? null);
  interaction.followUps.push(entry.message.id);
  if (wasThinking) doors.interactions.fill(interaction);
  return entry;
}

function exists({ world }: Doors, { original }: Interaction): boolean {
  return original !== undefined && world.timelines.get(original) !== undefined;
}
