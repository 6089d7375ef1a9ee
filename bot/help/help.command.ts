// /help: what one can do here, made out of the commands themselves.
import { embed } from '../discord/embed.ts';
import type { Command } from '../discord/route.ts';

/** Lists the given commands and itself. */
export function helpCommand(others: Command[]): Command {
  const help: Command = {
    name: 'help',
    description: 'What Quorum can do for you',
    answer: 'private',
    run: async () => ({
      embeds: [
        embed({
          title: 'Quorum, your study coach for system-design interviews',
          description: [
            'Type **/study** to begin. You see a question; say the answer to yourself, reveal it, and press how well you knew it. ' +
              'Each card comes back just before you would forget it, so ten minutes a day are enough to keep a whole book in your head.',
            'Is your interview close? Set the day with **/settings interview-date**, and what matters most comes first.',
            [...others, help].map(line).join('\n'),
          ].join('\n\n'),
          footer: 'What you do here is seen by you alone, also in a server.',
        }),
      ],
    }),
  };
  return help;
}

function line(command: Command): string {
  const verbs = 'subcommands' in command ? Object.keys(command.subcommands) : [];
  return `**/${command.name}** ${command.description}${verbs.length > 0 ? ` (${verbs.join(', ')})` : ''}`;
}
