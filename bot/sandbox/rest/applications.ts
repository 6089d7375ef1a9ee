// The gateway's address, and the application itself.
import type { APIApplication } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { botUser } from '../world/people.ts';
import type { World } from '../world/world.ts';
import type { RestEnv, RestParts } from './route-parts.ts';

export function applicationRoutes({ world, base }: RestParts): Hono<RestEnv> {
  const gateway = () => `${base().replace(/^http/, 'ws')}/gateway`;
  return new Hono<RestEnv>()
    .get('/gateway', (c) => c.json({ url: gateway() }))
    .get('/gateway/bot', (c) =>
      c.json({
        url: gateway(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 16 },
      }),
    )
    .get('/applications/@me', (c) => c.json(application(world)))
    .get('/oauth2/applications/@me', (c) => c.json(application(world)));
}

function application(world: World): APIApplication {
  return {
    id: world.fixed.bot,
    name: 'Quorum',
    icon: null,
    description: 'The bot, in the sandbox',
    summary: '',
    bot: botUser(world),
    bot_public: true,
    bot_require_code_grant: false,
    owner: world.people.get(world.fixed.owner)!.user,
    team: null,
    verify_key: '0'.repeat(64),
    flags: 0 as APIApplication['flags'],
    flags_new: '0',
    approximate_guild_count: 1,
    integration_types_config: { 0: {}, 1: {} },
  };
}
