// A learner whose reminders Discord refused hears of it once, with the answer to their next command.
import type { Database } from '../db/database.ts';
import { LIMITS } from '../discord/limits.ts';
import type { Command, Verb } from '../discord/route.ts';
import { clip } from '../discord/text.ts';
import { untoldPause } from './reminder.store.ts';
import { pauseText } from './reminder.view.ts';

/** The commands, with the notice above the private answers. */
export function tellingPauses(db: Database, commands: Command[]): Command[] {
  return commands.map((command) => {
    if (!('subcommands' in command)) return { ...command, ...telling(db, command) };
    const verbs = Object.entries(command.subcommands).map(([name, verb]) => [name, telling(db, verb)] as const);
    return { ...command, subcommands: Object.fromEntries(verbs) };
  });
}

function telling(db: Database, verb: Verb): Verb {
  if (verb.answer !== 'private') return verb;
  return {
    ...verb,
    async run(call, options) {
      const reply = await verb.run(call, options);
      if ('modal' in reply) return reply;
      // What the command did must be told: the notice can wait for the next one.
      const pause = await untoldPause(db, call.learnerId).catch(() => null);
      if (!pause) return reply;
      const content = [pauseText(pause.at, pause.pausedFor), reply.content].filter(Boolean).join('\n\n');
      return { ...reply, content: clip(content, LIMITS.content) };
    },
  };
}
