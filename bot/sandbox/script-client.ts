// Drives the sandbox over HTTP: for tests, the bench and any other script.
import {
  type APIApplicationCommand,
  type APIApplicationCommandOptionChoice,
  type APIChannel,
  type APIMessage,
  type APIUser,
  ComponentType,
} from 'discord-api-types/v10';
import type { Fault } from './faults.ts';
import type { Outcome } from './interactions/outcome.ts';

export type { Outcome } from './interactions/outcome.ts';

export type ScriptFile = { name: string; type: string; base64: string };
export type ChannelState = APIChannel & { last_message_id?: string | null };
export type State = {
  users: APIUser[];
  guild: { id: string; name: string; icon: null; owner_id: string };
  channels: ChannelState[];
  commands: APIApplicationCommand[];
  me: APIUser & { locale: string };
  bot: { user: APIUser; online: boolean };
};
type Wait = { /** Return at the first acknowledgement. */ wait?: 'callback' };
export type CommandCall = Wait & {
  subcommand?: string;
  options?: Record<string, string | number | boolean>;
  files?: Record<string, ScriptFile>;
  install?: 'guild' | 'user';
};
export type Fields = Record<string, string | boolean | string[]>;

/** Channels and messages may be given as objects or as ids. */
type Ref = string | { id: string };

export type ScriptClient = {
  /** A person of this name; a new name joins the server. */
  login(name: string, locale?: string): Promise<ScriptPerson>;
  fault(fault: Fault): Promise<void>;
  /** Resolves once no interaction is waiting for its answer. */
  settle(): Promise<void>;
};
export type ScriptPerson = {
  id: string;
  user: APIUser;
  state(): Promise<State>;
  /** The channel of this name that the person sees. Throws when there is none. */
  channel(name: string): Promise<ChannelState>;
  /** The person's direct message with the bot, or with another person. */
  dm(other?: { id: string }): Promise<ChannelState>;
  messages(channel: Ref, page?: { before?: string; limit?: number }): Promise<APIMessage[]>;
  say(channel: Ref, content: string, files?: ScriptFile[]): Promise<APIMessage>;
  edit(message: Ref, content: string): Promise<APIMessage>;
  delete(message: Ref): Promise<void>;
  command(channel: Ref, name: string, call?: CommandCall): Promise<Outcome>;
  autocomplete(
    channel: Ref,
    name: string,
    call: {
      subcommand?: string;
      option: string;
      value: string;
      options?: CommandCall['options'];
      install?: 'guild' | 'user';
    },
  ): Promise<APIApplicationCommandOptionChoice[]>;
  /** Presses what has this custom_id, or the first whose label or placeholder begins so. `values` are for selects. */
  press(message: APIMessage, customIdOrLabel: string, values?: string[], wait?: Wait): Promise<Outcome>;
  submit(modal: string | Outcome, fields: Fields, wait?: Wait): Promise<Outcome>;
  archiveThread(channel: Ref): Promise<void>;
  /** As a moderator does: it is archived, and comes back by nobody's message. */
  lockThread(channel: Ref): Promise<void>;
  leaveThread(channel: Ref): Promise<void>;
  deleteThread(channel: Ref): Promise<void>;
};

/** The sandbox refused: `status` and the sentence it gave. */
export class ScriptError extends Error {
  override name = 'ScriptError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function scriptClient(url: string, request: typeof fetch = fetch): ScriptClient {
  const call: Call = async (path, body, user) => {
    const headers = { ...(user && { 'x-user': user }), ...(body && { 'content-type': 'application/json' }) };
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    const response = await request(`${url}/script/${path}`, init);
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new ScriptError(response.status, String(answer.error));
    return answer as never;
  };
  return {
    async login(name, locale) {
      const { user } = await call<{ user: APIUser }>('login', { name, ...(locale && { locale }) });
      return person(call, user);
    },
    fault: async (fault) => void (await call('fault', fault)),
    settle: async () => void (await call('settle', {})),
  };
}

type Call = <T>(path: string, body?: object, user?: string) => Promise<T>;

function person(call: Call, user: APIUser): ScriptPerson {
  const get = <T>(path: string) => call<T>(path, undefined, user.id);
  const post = <T>(path: string, body: object) => call<T>(path, body, user.id);
  const state = () => get<State>('state');
  return {
    id: user.id,
    user,
    state,
    async channel(name) {
      const channel = (await state()).channels.find((one) => 'name' in one && one.name === name);
      if (!channel) throw new Error(`${user.global_name} sees no channel "${name}"`);
      return channel;
    },
    dm: async (other) => (await post<{ channel: ChannelState }>('dm', other ? { with: other.id } : {})).channel,
    async messages(channel, page = {}) {
      const query = new URLSearchParams({ channel: idOf(channel) });
      for (const [key, value] of Object.entries(page)) query.set(key, String(value));
      return (await get<{ messages: APIMessage[] }>(`messages?${query}`)).messages;
    },
    say: async (channel, content, files = []) =>
      (await post<{ message: APIMessage }>('message', { channel: idOf(channel), content, files })).message,
    edit: async (message, content) =>
      (await post<{ message: APIMessage }>('edit', { message: idOf(message), content })).message,
    delete: async (message) => void (await post('delete', { message: idOf(message) })),
    command: (channel, name, options = {}) => post('command', { channel: idOf(channel), name, ...options }),
    autocomplete: async (channel, name, options) =>
      (
        await post<{ choices: APIApplicationCommandOptionChoice[] }>('autocomplete', {
          channel: idOf(channel),
          name,
          ...options,
        })
      ).choices,
    press: async (message, wanted, values = [], wait = {}) =>
      post('press', { message: message.id, custom_id: customIdOf(message, wanted), values, ...wait }),
    submit: (modal, fields, wait = {}) =>
      post('submit', { modal: typeof modal === 'string' ? modal : modal.interaction, fields, ...wait }),
    archiveThread: async (channel) => void (await post('thread/archive', { channel: idOf(channel) })),
    lockThread: async (channel) => void (await post('thread/lock', { channel: idOf(channel) })),
    leaveThread: async (channel) => void (await post('thread/leave', { channel: idOf(channel) })),
    deleteThread: async (channel) => void (await post('thread/delete', { channel: idOf(channel) })),
  };
}

function idOf(thing: Ref): string {
  return typeof thing === 'string' ? thing : thing.id;
}

/** Buttons, menus and their labels in the order in which they stand in the message. */
export function pressable(message: APIMessage): { customId: string; label: string; disabled: boolean }[] {
  const rows = (message.components ?? []).filter((row) => row.type === ComponentType.ActionRow);
  return rows
    .flatMap(({ components }) => components)
    .flatMap((part) => {
      if (!('custom_id' in part)) return [];
      const label = 'label' in part ? part.label : 'placeholder' in part ? part.placeholder : '';
      return [{ customId: part.custom_id, label: label ?? '', disabled: part.disabled ?? false }];
    });
}

function customIdOf(message: APIMessage, wanted: string): string {
  const all = pressable(message);
  const found = all.find(({ customId }) => customId === wanted) ?? all.find(({ label }) => label.startsWith(wanted));
  if (found && !found.disabled) return found.customId;
  const labels = all.map(({ label, disabled }) => (disabled ? `${label} (disabled)` : label)).join(', ');
  throw new Error(`"${wanted}" cannot be pressed; the message has: ${labels || 'nothing to press'}`);
}
