// The checkup of the Discord side: token, application, intents, commands, clock.
import { type DiscordFacts, inspectDiscord } from '../discord/inspection.ts';
import type { Command } from '../discord/route.ts';
import { DiscordRefusal } from '../discord/transport.ts';
import { UserError } from '../errors.ts';
import { type Finding, fail, ok, skip, warn } from './checkup.ts';

const CLOCK_WARN_MS = 5000;
const CLOCK_FAIL_MS = 60_000;
const FEW_IDENTIFIES = 20;
const PORTAL = 'https://discord.com/developers/applications';

export type DiscordPlace = { kind: 'discord'; token: string; api?: string } | { kind: 'sandbox' };

export async function checkDiscord(place: DiscordPlace, commands: Command[]): Promise<Finding[]> {
  if (place.kind === 'sandbox') {
    return [
      skip('discord', 'no DISCORD_TOKEN: the sandbox stands in for Discord, so token and commands are not checked'),
    ];
  }
  try {
    return findings(await inspectDiscord(place, commands));
  } catch (error) {
    return [troubleWith(error as Error)];
  }
}

function findings(facts: DiscordFacts): Finding[] {
  return [
    ok('token', `accepted: the bot is ${facts.name} (application ${facts.id})`),
    installs(facts),
    intents(facts),
    commandsOf(facts),
    gateway(facts),
    clock('Discord', facts.clockAhead),
  ];
}

function installs({ installs: known }: DiscordFacts): Finding {
  if (!known)
    return warn('installation', 'Discord does not tell how it can be installed', `See Installation at ${PORTAL}.`);
  const missing = [...(known.server ? [] : ['Guild Install']), ...(known.person ? [] : ['User Install'])];
  if (missing.length === 0) return ok('installation', 'to servers and to people');
  const todo = `Tick it under Installation at ${PORTAL}; without it people can't add the bot that way.`;
  return warn('installation', `${missing.join(' and ')} is switched off`, todo);
}

function intents({ privileged }: DiscordFacts): Finding {
  if (privileged.length === 0) return ok('intents', 'no privileged intent is switched on; none is needed');
  const todo = `Switch them off under Bot at ${PORTAL}: what a bot can't read it can't leak.`;
  return warn('intents', `privileged, but not needed: ${privileged.join(', ')}`, todo);
}

function commandsOf({ commands }: DiscordFacts): Finding {
  if (commands === 'registered') return ok('commands', 'registered as this version has them');
  const says = commands === 'none' ? 'none are registered' : 'those registered are of another version';
  return warn('commands', says, 'The next "npm start" registers them.');
}

function gateway({ gateway: { shards, identifiesLeft } }: DiscordFacts): Finding {
  const says = `Discord recommends ${shards} ${shards === 1 ? 'shard' : 'shards'}; ${identifiesLeft} new sessions are left for today`;
  if (identifiesLeft >= FEW_IDENTIFIES) return ok('gateway', says);
  return warn(
    'gateway',
    says,
    'Something restarts the bot over and over: see its log before Discord resets the token.',
  );
}

/** How far a clock here is off another one. */
export function clock(whose: string, aheadMs: number): Finding {
  const off = `this machine's clock is ${(Math.abs(aheadMs) / 1000).toFixed(1)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ${whose}'s`;
  const todo = 'Switch on time synchronisation (NTP) on both machines: due cards and reminders go by the clock.';
  if (Math.abs(aheadMs) < CLOCK_WARN_MS) return ok('clock', off);
  return (Math.abs(aheadMs) < CLOCK_FAIL_MS ? warn : fail)('clock', off, todo);
}

function troubleWith(error: Error): Finding {
  if (error instanceof UserError) return fail('token', error.message, `Put a new one into DISCORD_TOKEN.`);
  if (error instanceof DiscordRefusal && error.status === 401) {
    return fail(
      'token',
      'Discord does not accept it',
      `Reset it under Bot at ${PORTAL}, and put it into DISCORD_TOKEN.`,
    );
  }
  if (error instanceof DiscordRefusal) {
    return fail('discord', error.message, 'Try again in some minutes; see https://discordstatus.com.');
  }
  const cause = (error.cause as { code?: string } | undefined)?.code ?? error.message;
  const todo = 'Check that this machine reaches https://discord.com, or the address in DISCORD_API_URL.';
  return fail('discord', `can't be reached (${cause})`, todo);
}
