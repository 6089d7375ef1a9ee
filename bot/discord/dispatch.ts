// What to do for an interaction: the handler that it belongs to, or the reason why there is none, as a task to answer.
import { UserError } from '../errors.ts';
import type { Task } from './answering.ts';
import type { Incoming } from './incoming.ts';
import { LIMITS } from './limits.ts';
import type { Call, Choice } from './route.ts';
import { type Router, routeName } from './router.ts';
import { clip } from './text.ts';

export type Handling = Pick<Task, 'route' | 'answer' | 'slow' | 'run' | 'written'>;

const OLD_COMMAND = 'This command is from another version of Quorum. Restart Discord, and pick it from the list again.';
const OLD_COMPONENT = 'This button or form is from an older version of Quorum. Run its command again to get a new one.';
const FOREIGN = 'This belongs to someone else. Run the command yourself to get your own.';

export function handling(routes: Router, what: Incoming | undefined, call: Call): Handling {
  if (what?.kind === 'press') return pressHandling(routes, what, call);
  const route = nameOf(what);
  const verb = what?.kind === 'command' ? routes.verb(what.name, what.subcommand) : undefined;
  if (!verb || what?.kind !== 'command') return refusal(route, OLD_COMMAND);
  return { route, answer: verb.answer, slow: verb.slow, run: () => verb.run(call, what.options) };
}

function pressHandling(routes: Router, what: Extract<Incoming, { kind: 'press' }>, call: Call): Handling {
  const found = routes.component(what.customId);
  const route = nameOf(what);
  const { written } = what;
  if (!found) return refusal(route, OLD_COMPONENT, written);
  const { component, id } = found;
  if (id.owner !== 0n && id.owner !== call.learnerId) return refusal(route, FOREIGN, written);
  const press = { ...call, keys: id.keys, values: what.values, fields: what.fields };
  // A form that no message opened has nothing to update.
  const way = component.answer === 'update' && !what.onMessage ? 'private' : component.answer;
  return { route, answer: way, slow: component.slow, written, run: () => component.run(press) };
}

/** Says in private why nothing is done; `written` goes back with it. */
export function refusal(route: string, reason: string, written = ''): Handling {
  return { route, answer: 'private', written, run: () => Promise.reject(new UserError(reason)) };
}

/** The choices for an option that is being typed, cut to what Discord accepts. */
export async function choices(
  routes: Router,
  what: Extract<Incoming, { kind: 'typing' }>,
  call: Call,
): Promise<Choice[]> {
  const complete = routes.verb(what.name, what.subcommand)?.complete?.[what.option];
  const found = (await complete?.(call, what.typed, what.options)) ?? [];
  return found.slice(0, LIMITS.choices).map(({ name, value }) => ({ name: clip(name, LIMITS.choiceName), value }));
}

/** For logs: `/study`, `study.rate`; a prefix alone, since keys tell nothing to a reader. */
export function nameOf(what: Incoming | undefined): string {
  if (what === undefined) return 'unknown';
  return what.kind === 'press' ? (what.customId.split(':')[0] ?? '') : routeName(what.name, what.subcommand);
}
