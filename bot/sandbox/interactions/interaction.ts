// One interaction from its dispatch to its last follow-up.
import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Channel } from '../world/channels.ts';
import type { Snowflake } from '../world/snowflake.ts';
import type { Person } from '../world/world.ts';

/** A person's act, checked, and not yet sent to the bot. */
export type Act = {
  type: InteractionType;
  person: Person;
  channel: Channel;
  /** The `data` of the interaction. */
  data: object;
  /** The command's name, for the line "Ada used /study" above the answer. */
  command?: string;
  /** The message whose component was pressed, also when it opened the modal that is submitted. */
  source: Snowflake | null;
  install: 'guild' | 'user';
};

export type Interaction = Omit<Act, 'data'> & {
  id: Snowflake;
  token: string;
  startedAt: number;
  /** `waiting` for its first answer; `answered`; `late` when none came within 3 s. */
  state: 'waiting' | 'answered' | 'late';
  answer?: InteractionResponseType;
  /** True while a deferred answer is awaited. */
  thinking: boolean;
  /** What `@original` means: the reply, or the message that was updated. */
  original?: Snowflake;
  followUps: Snowflake[];
  modal?: APIModalInteractionResponseCallbackData;
  choices?: APIApplicationCommandOptionChoice[];
  /** Resolved at the first answer, or when it did not come in time. */
  acknowledged: PromiseWithResolvers<void>;
  /** Resolved when nothing is awaited any more. */
  complete: PromiseWithResolvers<void>;
};
