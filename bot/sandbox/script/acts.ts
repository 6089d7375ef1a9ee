// People use the bot: commands, autocomplete, buttons and selects, modals.
import {
  type APIApplicationCommand,
  ApplicationIntegrationType as Install,
  InteractionType,
} from 'discord-api-types/v10';
import { Hono } from 'hono';
import { calledOf, partialValues, valuesOf } from '../interactions/command-options.ts';
import type { Act, Interaction } from '../interactions/interaction.ts';
import { type Outcome, outcomeOf } from '../interactions/outcome.ts';
import { contextOf, payloadOf } from '../interactions/payload.ts';
import { pressOf } from '../interactions/press.ts';
import { submitOf } from '../interactions/submit.ts';
import { commandsOf } from '../rest/commands.ts';
import { type Channel, inServer } from '../world/channels.ts';
import { absolute, absoluteFile } from '../world/files.ts';
import type { World } from '../world/world.ts';
import { actor, bodyOf, type ScriptParts, visibleChannel, visibleMessage } from './actor.ts';
import { Denied } from './denied.ts';
import { read, requests, uploadOf } from './request.ts';

export function actRoutes(parts: ScriptParts): Hono {
  const { world } = parts;
  return new Hono()
    .post('/command', async (c) => {
      const person = actor(parts, c);
      const request = read(requests.command, await bodyOf(c));
      const channel = visibleChannel(parts, person, request.channel);
      const { command, install } = usable(world, channel, request.name, request.install);
      const called = calledOf(command, request.subcommand);
      const kept = Object.entries(request.files).map(
        ([name, file]) => [name, absoluteFile(parts.files.keep(world.nextId(), uploadOf(file)), parts.base())] as const,
      );
      const { values, resolved } = valuesOf(world, called, request.options, Object.fromEntries(kept));
      const data = {
        ...about(command),
        options: called.verb(values),
        ...(Object.keys(resolved).length && { resolved }),
      };
      const type = InteractionType.ApplicationCommand;
      return c.json(
        await act(
          parts,
          { type, person, channel, data, command: typedName(command, request), source: null, install },
          request.wait,
        ),
      );
    })
    .post('/autocomplete', async (c) => {
      const person = actor(parts, c);
      const request = read(requests.autocomplete, await bodyOf(c));
      const channel = visibleChannel(parts, person, request.channel);
      const { command, install } = usable(world, channel, request.name, request.install);
      const called = calledOf(command, request.subcommand);
      const values = partialValues(called, request.options, request.option, request.value);
      const data = { ...about(command), options: called.verb(values) };
      const type = InteractionType.ApplicationCommandAutocomplete;
      const interaction = begin(parts, {
        type,
        person,
        channel,
        data,
        command: typedName(command, request),
        source: null,
        install,
      });
      await interaction.complete.promise;
      return c.json({ choices: interaction.choices ?? [] });
    })
    .post('/press', async (c) => {
      const person = actor(parts, c);
      const request = read(requests.press, await bodyOf(c));
      const entry = visibleMessage(parts, person, request.message);
      return c.json(await act(parts, pressOf(world, person, entry, request.custom_id, request.values), request.wait));
    })
    .post('/submit', async (c) => {
      const person = actor(parts, c);
      const request = read(requests.submit, await bodyOf(c));
      const opener = parts.interactions.opener(request.modal);
      if (opener?.person.user.id !== person.user.id) throw new Denied(404, 'There is no such form open');
      const outcome = await act(parts, submitOf(world, opener, request.fields), request.wait);
      if (outcome.problem !== 'no answer within 3 s') parts.interactions.closeModal(request.modal);
      return c.json(outcome);
    });
}

function begin(parts: ScriptParts, { data, ...about }: Act): Interaction {
  const interaction = parts.interactions.begin(about);
  const guild = inServer(about.channel) ? parts.world.fixed.guild : null;
  parts.gateway.dispatch('INTERACTION_CREATE', payloadOf(parts.world, interaction, data, parts.base()), guild, 0);
  return interaction;
}

function act(parts: ScriptParts, what: Act, wait: 'callback' | undefined): Promise<Outcome> {
  const interaction = begin(parts, what);
  return outcomeOf(parts.world, interaction, wait ?? 'complete', (message) => absolute(message, parts.base()));
}

function about({ id, name, type, guild_id }: APIApplicationCommand): object {
  return { id, name, type, ...(guild_id && { guild_id }) };
}

/** As Discord names it in messages: with the subcommand, `interview start`. */
function typedName({ name }: APIApplicationCommand, { subcommand }: { subcommand?: string | undefined }): string {
  return subcommand === undefined ? name : `${name} ${subcommand}`;
}

/** The command that this name means in the channel, and through whose installation it is used. */
function usable(world: World, channel: Channel, name: string, asked: 'guild' | 'user' | undefined) {
  const here = inServer(channel) ? commandsOf(world, world.fixed.guild) : [];
  const command = [...here, ...commandsOf(world, undefined)].find((one) => one.name === name);
  if (!command) throw new Denied(400, `There is no command /${name}`);
  const context = contextOf(channel);
  if (command.contexts && !command.contexts.includes(context)) throw new Denied(409, `/${name} is not offered here`);
  const installs = command.integration_types ?? [Install.GuildInstall];
  const install = channel.between ? 'user' : (asked ?? (installs.includes(Install.GuildInstall) ? 'guild' : 'user'));
  if (!installs.includes(install === 'guild' ? Install.GuildInstall : Install.UserInstall))
    throw new Denied(409, `/${name} cannot be installed by a ${install === 'guild' ? 'server' : 'person'}`);
  return { command, install } as const;
}
