// Answers to interactions, and the messages that belong to them.
import { Hono } from 'hono';
import { answer, callbackResource } from '../interactions/callback.ts';
import { editOwn, followUp, ownMessage, removeOwn } from '../interactions/follow-ups.ts';
import { absolute } from '../world/files.ts';
import type { Entry } from '../world/world.ts';
import type { RestEnv, RestParts } from './route-parts.ts';

export function interactionRoutes(parts: RestParts): Hono<RestEnv> {
  const { world, interactions, base } = parts;
  const view = ({ message }: Entry) => absolute(message, base());
  const hook = '/webhooks/:app/:token';
  return new Hono<RestEnv>()
    .post('/interactions/:id/:token/callback', (c) => {
      const interaction = interactions.unanswered(c.req.param('id'), c.req.param('token'));
      answer(parts, interaction, c.var.body);
      if (c.req.query('with_response') !== 'true') return c.body(null, 204);
      const entry = interaction.original ? world.timelines.get(interaction.original) : undefined;
      return c.json(callbackResource(interaction, entry, entry && view(entry)));
    })
    .post(hook, (c) => {
      const interaction = interactions.answered(c.req.param('app'), c.req.param('token'));
      return c.json(view(followUp(parts, interaction, c.var.body)));
    })
    .get(`${hook}/messages/:message`, (c) => {
      const interaction = interactions.answered(c.req.param('app'), c.req.param('token'));
      return c.json(view(ownMessage(parts, interaction, c.req.param('message'))));
    })
    .patch(`${hook}/messages/:message`, (c) => {
      const interaction = interactions.answered(c.req.param('app'), c.req.param('token'));
      return c.json(view(editOwn(parts, interaction, c.req.param('message'), c.var.body)));
    })
    .delete(`${hook}/messages/:message`, (c) => {
      const interaction = interactions.answered(c.req.param('app'), c.req.param('token'));
      removeOwn(parts, interaction, c.req.param('message'));
      return c.body(null, 204);
    });
}
