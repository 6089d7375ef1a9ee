// What a feature room declares and what it gives back. Rooms know these shapes; only the rest of this door knows discord.js.
import type {
  APIActionRowComponent,
  APIApplicationCommandBasicOption,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';

/** A message as a handler returns it. The door cuts nothing silently: build texts with `text.ts`, which knows the limits. */
export type Reply = {
  content?: string;
  embeds?: APIEmbed[];
  rows?: APIActionRowComponent<APIComponentInMessageActionRow>[];
  files?: ReplyFile[];
  /**
   * What takes the reply's place once it is there, within 15 minutes of the press: for work that takes longer than one
   * waits under "thinking". Null leaves the reply as it is. Lost with the process.
   */
  later?: () => Promise<Reply | null>;
};
export type ReplyFile = {
  name: string;
  data: Buffer;
  /** For screen readers, ≤ 1024 characters. */
  description?: string;
};
export type Modal = { modal: APIModalInteractionResponseCallbackData };
export type Choice = { name: string; value: string | number };

/**
 * How a route answers. `modal`: at once, with a form (or with a private reply instead, when there is nothing to fill in).
 * `update`: the reply takes the place of the whole message that carries the component; for components and for forms
 * opened from one. `private`: only the person sees it, except in their own direct message with the bot. `public`:
 * everybody in the channel sees it. All but `modal` are deferred after 1.5 s, or at once where they are `slow`. An error is always told in private, and
 * leaves the message of an `update` as it is.
 */
export type Answer = 'modal' | 'update' | 'private' | 'public';

/** Who acts, where, and when. Ids are Discord's. */
export type Call = {
  learnerId: bigint;
  /** Their display name, already escaped for Markdown. */
  name: string;
  /** Discord's locale of the person's client, such as `en-US` or `de`. */
  locale: string;
  channelId: bigint;
  guildId: bigint | null;
  /** True in the person's own direct message with the bot. */
  direct: boolean;
  /** True in a server's text channel where the bot may begin a private thread and write in it. */
  mayThread: boolean;
  /** True in an archived thread: messages there can't be changed before something is posted. */
  archived: boolean;
  /**
   * Opaque, and a secret: with it `Channels.whisper` reaches them where they called, seen by them alone, for 15 minutes
   * after `now`.
   */
  whisper: string;
  now: Date;
};

/** A file that came with a command; `url` answers for about a day. */
export type Attachment = {
  name: string;
  /** In bytes. */
  size: number;
  contentType: string | undefined;
  url: string;
};

/** The values of a slash command's options, by name: undefined when left out or of another type. Built by options.ts. */
export type Options = {
  text(name: string): string | undefined;
  integer(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  attachment(name: string): Attachment | undefined;
};

export type Verb = {
  description: string;
  options?: APIApplicationCommandBasicOption[];
  answer: Answer;
  /** It may keep the process from its timers, as long work on the embedded database does: deferred before it begins. */
  slow?: boolean;
  run(call: Call, options: Options): Promise<Reply | Modal>;
  /**
   * By option name: choices for what has been typed so far (at most 25 are sent), with the other options as they stand.
   * Naming an option here is what makes Discord ask; the option itself needs no `autocomplete`.
   */
  complete?: Record<string, (call: Call, typed: string, options: Options) => Promise<Choice[]>>;
};

/** One slash command: a single verb, or a verb for each subcommand. */
export type Command =
  | (Verb & { name: string })
  | { name: string; description: string; subcommands: Record<string, Verb> };

/**
 * A button, a select or a submitted modal, routed by the prefix of its custom_id. A custom_id is
 * `prefix:owner:number:number…` (see custom-id.ts): keys alone, never texts. The door refuses everybody but the owner
 * before the handler runs; owner 0 means anybody may press.
 */
export type Press = Call & {
  /** The numbers after the owner, in order. */
  keys: number[];
  /** The chosen values of a select. */
  values: string[];
  /** The fields of a submitted modal, by custom_id; several chosen values are joined by commas. */
  fields: Record<string, string>;
};
export type Component = {
  /** Lower-case letters and dots, such as `study.rate`; unique over all rooms. */
  prefix: string;
  answer: Answer;
  /** As with a verb. */
  slow?: boolean;
  run(press: Press): Promise<Reply | Modal>;
};
