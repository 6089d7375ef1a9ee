// What a person sees of an interaction.
import {
  InteractionResponseType as Answer,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { World } from '../world/world.ts';
import type { Interaction } from './interaction.ts';

export type Outcome = {
  interaction: string;
  answered: 'message' | 'update' | 'modal' | 'nothing';
  message?: APIMessage;
  modal?: APIModalInteractionResponseCallbackData;
  followups: APIMessage[];
  problem?: 'no answer within 3 s' | 'thinking';
};

export async function outcomeOf(
  world: World,
  interaction: Interaction,
  until: 'complete' | 'callback',
  view: (message: APIMessage) => APIMessage,
): Promise<Outcome> {
  await (until === 'callback' ? interaction.acknowledged : interaction.complete).promise;
  const shown = (id: string | undefined) => {
    const entry = id === undefined ? undefined : world.timelines.get(id);
    return entry ? [view(entry.message)] : [];
  };
  const [message] = shown(interaction.original);
  const late = interaction.state === 'late' ? ('no answer within 3 s' as const) : undefined;
  const problem = late ?? (until === 'complete' && interaction.thinking ? 'thinking' : undefined);
  return {
    interaction: interaction.id,
    answered: answered(interaction, message !== undefined),
    ...(message && { message }),
    ...(interaction.modal && { modal: interaction.modal }),
    followups: interaction.followUps.flatMap(shown),
    ...(problem && { problem }),
  };
}

function answered({ answer }: Interaction, message: boolean): Outcome['answered'] {
  if (answer === Answer.Modal) return 'modal';
  if (!message) return 'nothing';
  if (answer === Answer.UpdateMessage || answer === Answer.DeferredMessageUpdate) return 'update';
  return 'message';
}
