// Everything one can type or press. A command or component that is in no list here does not exist; a test says so.
import type { Database } from './db/database.ts';
import { decksCommand } from './decks/decks.command.ts';
import type { Command, Component } from './discord/route.ts';
import { helpCommand } from './help/help.command.ts';
import { settingsCommand } from './learners/settings.command.ts';
import { cardButtons } from './study/card.buttons.ts';
import { cardCommand } from './study/card.command.ts';
import { clockButtons } from './study/clock.buttons.ts';
import { studyButtons } from './study/study.buttons.ts';
import { studyCommand } from './study/study.command.ts';

export type Parts = { db: Database; tellOperators(text: string): Promise<void> };

export function featuresOf(parts: Parts): { commands: Command[]; components: Component[] } {
  const commands = [studyCommand(parts), decksCommand(parts), cardCommand(parts), settingsCommand(parts)];
  return {
    commands: [...commands, helpCommand(commands)],
    components: [...studyButtons(parts), ...clockButtons(parts), ...cardButtons(parts)],
  };
}
