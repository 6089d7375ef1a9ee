// Faults on demand: what a script asks to go wrong.
import { ChannelType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Gateway } from './gateway/gateway.ts';
import { Denied } from './script/denied.ts';
import { channelView } from './world/channels.ts';
import type { World } from './world/world.ts';

const times = z.int().min(1).max(1_000_000);
const pattern = z.string().refine((text) => isPattern(text), 'not a regular expression');
const schema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rest'),
    status: z.literal([401, 403, 429, 500, 502, 503]),
    times,
    path: pattern.optional(),
    after: z.number().min(0).max(3600).optional(),
  }),
  z.strictObject({
    kind: z.literal('slow'),
    ms: z.int().min(0).max(600_000),
    times,
    path: pattern.optional(),
    before: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('disconnect') }),
  z.strictObject({ kind: z.literal('reconnect') }),
  z.strictObject({ kind: z.literal('invalid-session'), resumable: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('offline'), seconds: z.number().min(0).max(3600) }),
  z.strictObject({
    kind: z.literal('dm-closed'),
    user: z.string(),
    closed: z.boolean(),
    code: z.literal([50001, 50007, 50278]).default(50007),
  }),
  z.strictObject({ kind: z.literal('no-threads'), channel: z.string(), denied: z.boolean() }),
  z.strictObject({ kind: z.literal('silent-threads'), channel: z.string(), denied: z.boolean() }),
  z.strictObject({ kind: z.literal('no-access'), channel: z.string(), denied: z.boolean() }),
  z.strictObject({ kind: z.literal('clear') }),
]);
export type Fault = z.input<typeof schema>;
type ClosedCode = 50001 | 50007 | 50278;
type RestFault = Extract<z.output<typeof schema>, { kind: 'rest' | 'slow' }>;

export type Faults = {
  set(body: unknown): void;
  /** What this request of the bot must suffer, which counts as one of the times. The path is without `/api/v10`. */
  onRest(path: string): { fail?: Extract<RestFault, { kind: 'rest' }>; slow?: Extract<RestFault, { kind: 'slow' }> };
  /** The code with which direct messages to this person are refused. */
  directClosed(user: string): ClosedCode | undefined;
};

export function openFaults(world: World, gateway: Gateway): Faults {
  let rest: { fault: RestFault; left: number }[] = [];
  const closed = new Map<string, ClosedCode>();

  const take = <K extends RestFault['kind']>(kind: K, path: string) => {
    const found = rest.find(({ fault }) => fault.kind === kind && new RegExp(fault.path ?? '').test(path));
    if (found && --found.left <= 0) rest = rest.filter((other) => other !== found);
    return found?.fault as Extract<RestFault, { kind: K }> | undefined;
  };
  const textChannel = (id: string) => {
    const channel = world.channels.get(id);
    if (channel?.type !== ChannelType.GuildText) throw new Denied(404, 'There is no such text channel');
    return channel;
  };
  const denyThreads = (id: string, denied: boolean) => {
    const channel = textChannel(id);
    if (denied) world.noThreads.add(id);
    else world.noThreads.delete(id);
    world.changes.tell({ t: 'CHANNEL_UPDATE', channel });
  };
  const denyWriting = (id: string, denied: boolean) => {
    const channel = textChannel(id);
    if (denied) world.silent.add(id);
    else world.silent.delete(id);
    world.changes.tell({ t: 'CHANNEL_UPDATE', channel });
  };
  /** A bot that loses sight of a channel is told that it is gone, and later that it is new. */
  const denyAccess = (id: string, denied: boolean) => {
    const channel = channelView(world, textChannel(id));
    if (denied) world.hidden.add(id);
    else world.hidden.delete(id);
    gateway.dispatch(denied ? 'CHANNEL_DELETE' : 'CHANNEL_CREATE', channel, world.fixed.guild, 0);
  };
  const clear = () => {
    rest = [];
    closed.clear();
    gateway.refuseFor(0);
    for (const id of world.noThreads) denyThreads(id, false);
    for (const id of world.silent) denyWriting(id, false);
    for (const id of world.hidden) denyAccess(id, false);
  };
  const carryOut = (fault: z.output<typeof schema>): unknown => {
    switch (fault.kind) {
      case 'rest':
      case 'slow':
        return rest.push({ fault, left: fault.times });
      case 'disconnect':
        return gateway.drop();
      case 'reconnect':
        return gateway.reconnect();
      case 'invalid-session':
        return gateway.invalidate(fault.resumable);
      case 'offline':
        return gateway.refuseFor(fault.seconds * 1000);
      case 'dm-closed':
        return fault.closed ? closed.set(fault.user, fault.code) : closed.delete(fault.user);
      case 'no-threads':
        return denyThreads(fault.channel, fault.denied);
      case 'silent-threads':
        return denyWriting(fault.channel, fault.denied);
      case 'no-access':
        return denyAccess(fault.channel, fault.denied);
      case 'clear':
        return clear();
    }
  };
  return {
    set(body) {
      const { data: fault, error } = schema.safeParse(body);
      if (!fault) throw new Denied(400, z.prettifyError(error));
      carryOut(fault);
    },
    onRest(path) {
      if (!rest.length) return {};
      const fail = take('rest', path);
      const slow = take('slow', path);
      return { ...(fail && { fail }), ...(slow && { slow }) };
    },
    directClosed: (user) => closed.get(user),
  };
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}
