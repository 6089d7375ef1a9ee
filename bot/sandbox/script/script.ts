// What people do: the HTTP interface of the page, the tests and the bench. README.md tells what each call takes.
import { Hono } from 'hono';
import { Refusal } from '../limits/refusal.ts';
import { bodyOf, type ScriptParts } from './actor.ts';
import { actRoutes } from './acts.ts';
import { Denied } from './denied.ts';
import { talkRoutes } from './talk.ts';
import { viewRoutes } from './views.ts';

export function scriptApi(parts: ScriptParts): Hono {
  const app = new Hono();
  for (const routes of [viewRoutes, talkRoutes, actRoutes]) app.route('/', routes(parts));
  app.post('/fault', async (c) => {
    parts.faults.set(await bodyOf(c));
    return c.json({});
  });
  app.post('/settle', async (c) => {
    await parts.interactions.settled();
    return c.json({});
  });
  app.all('*', (c) => c.json({ error: 'There is no such call: see bot/sandbox/README.md' }, 404));
  app.onError((error, c) => {
    if (error instanceof Denied) return c.json({ error: error.message }, error.status);
    if (error instanceof Refusal) return c.json({ error: error.message }, 409);
    throw error;
  });
  return app;
}
