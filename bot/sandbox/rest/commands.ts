// The bot's slash commands, for everywhere or for the server.
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { type Context, Hono } from 'hono';
import { type CommandBody, checkUnique, commandOf } from '../limits/commands.ts';
import { Form } from '../limits/form.ts';
import { refuse } from '../limits/refusal.ts';
import type { World } from '../world/world.ts';
import type { RestEnv, RestParts } from './route-parts.ts';

const COMMANDS_MAX = 100;

export function commandRoutes({ world }: RestParts): Hono<RestEnv> {
  const routes = new Hono<RestEnv>();
  for (const path of ['/applications/:app/commands', '/applications/:app/guilds/:guild/commands']) {
    routes
      .get(path, (c) => c.json(commandsOf(world, scopeOf(world, c))))
      .put(path, (c) => c.json(replaceAll(world, scopeOf(world, c), c.var.body.json)))
      .post(path, (c) => {
        const { command, fresh } = add(world, scopeOf(world, c), c.var.body.json);
        return c.json(command, fresh ? 201 : 200);
      })
      .get(`${path}/:id`, (c) => c.json(found(world, scopeOf(world, c), c.req.param('id'))))
      .patch(`${path}/:id`, (c) =>
        c.json(change(world, found(world, scopeOf(world, c), c.req.param('id')), c.var.body.json)),
      )
      .delete(`${path}/:id`, (c) => {
        world.commands.delete(found(world, scopeOf(world, c), c.req.param('id')).id);
        world.changes.tell({ t: 'COMMANDS_UPDATE' });
        return c.body(null, 204);
      });
  }
  return routes;
}

/** Global commands have no guild. */
type Scope = string | undefined;

function scopeOf(world: World, c: Context<RestEnv>): Scope {
  if (c.req.param('app') !== world.fixed.bot) throw refuse.missingAccess();
  const guild = c.req.param('guild');
  if (guild !== undefined && guild !== world.fixed.guild) throw refuse.missingAccess();
  return guild;
}

export function commandsOf(world: World, scope: Scope): APIApplicationCommand[] {
  return world.commands.all().filter(({ guild_id }) => guild_id === scope);
}

function found(world: World, scope: Scope, id: string): APIApplicationCommand {
  const command = world.commands.get(id);
  if (!command || command.guild_id !== scope) throw refuse.unknownCommand();
  return command;
}

function replaceAll(world: World, scope: Scope, json: unknown): APIApplicationCommand[] {
  const form = new Form(json);
  const forms = form.list({ max: COMMANDS_MAX });
  const bodies = forms.map(commandOf);
  checkUnique(forms, 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
  form.check();
  const old = new Map(commandsOf(world, scope).map((command) => [command.name, command]));
  for (const command of old.values())
    if (!bodies.some(({ name }) => name === command.name)) world.commands.delete(command.id);
  const stored = bodies.map((body) => store(world, scope, body, old.get(body.name)));
  world.changes.tell({ t: 'COMMANDS_UPDATE' });
  return stored;
}

/** A command of a name that exists takes its place. */
function add(world: World, scope: Scope, json: unknown): { command: APIApplicationCommand; fresh: boolean } {
  const form = new Form(json);
  const body = commandOf(form);
  form.check();
  const old = commandsOf(world, scope).find(({ name }) => name === body.name);
  if (!old && commandsOf(world, scope).length >= COMMANDS_MAX)
    form.problem('APPLICATION_COMMAND_TOO_MANY', `Maximum number of application commands reached (${COMMANDS_MAX})`);
  form.check();
  const command = store(world, scope, body, old);
  world.changes.tell({ t: 'COMMANDS_UPDATE' });
  return { command, fresh: !old };
}

function change(world: World, old: APIApplicationCommand, json: unknown): APIApplicationCommand {
  const form = new Form({ ...old, ...(json as object) });
  const body = commandOf(form);
  form.check();
  const command = store(world, old.guild_id, body, old);
  world.changes.tell({ t: 'COMMANDS_UPDATE' });
  return command;
}

function store(
  world: World,
  scope: Scope,
  body: CommandBody,
  old: APIApplicationCommand | undefined,
): APIApplicationCommand {
  const id = old?.id ?? world.nextId();
  const everywhere = { integration_types: body.integration_types ?? [0], contexts: body.contexts ?? null };
  return world.commands.put(id, {
    ...body,
    id,
    application_id: world.fixed.bot,
    version: world.nextId(),
    type: 1,
    nsfw: body.nsfw ?? false,
    default_member_permissions: (body.default_member_permissions as string | undefined) ?? null,
    ...(scope === undefined ? everywhere : { guild_id: scope }),
  } as APIApplicationCommand);
}
