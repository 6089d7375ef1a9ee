// Everything one can type or press. A command or component that is in no list here does not exist; a test says so.
import type { Database } from './db/database.ts';
import { decksButtons } from './decks/decks.buttons.ts';
import { decksCommand } from './decks/decks.command.ts';
import { ownDeckButtons } from './decks/own-deck.buttons.ts';
import type { ReadAttachment } from './discord/attachment.ts';
import type { Channels } from './discord/channels.ts';
import type { DirectOutcome } from './discord/direct-messages.ts';
import type { Command, Component, Reply } from './discord/route.ts';
import type { Graders } from './grading/grader-choice.store.ts';
import { helpCommand } from './help/help.command.ts';
import { interviewAnswerButtons } from './interview/answer.buttons.ts';
import { contestButtons } from './interview/contest.buttons.ts';
import { interviewEndButtons } from './interview/end.buttons.ts';
import { interviewGroupButtons } from './interview/group.buttons.ts';
import { interviewButtons } from './interview/interview.buttons.ts';
import { interviewCommand } from './interview/interview.command.ts';
import { privacyButtons } from './learners/privacy/privacy.buttons.ts';
import { privacyCommand } from './learners/privacy/privacy.command.ts';
import { settingsCommand } from './learners/settings.command.ts';
import { operatorCommand } from './operator/contested.command.ts';
import { groupButtons } from './progress/group/group.buttons.ts';
import { progressButtons } from './progress/progress.buttons.ts';
import { progressCommand } from './progress/progress.command.ts';
import type { Queue } from './queue/queue.ts';
import { tellingPauses } from './reminders/pause-notice.view.ts';
import { remindButtons } from './reminders/remind.buttons.ts';
import { remindCommand } from './reminders/remind.command.ts';
import { cardButtons } from './study/card.buttons.ts';
import { cardCommand } from './study/card.command.ts';
import { clockButtons } from './study/clock.buttons.ts';
import { studyButtons } from './study/study.buttons.ts';
import { studyCommand } from './study/study.command.ts';
import { typedButtons } from './study/typed.buttons.ts';
import { typedContestButtons } from './study/typed-contest.buttons.ts';

export type Parts = {
  db: Database;
  queue: Queue;
  graders: Graders;
  channels(): Promise<Channels>;
  readAttachment: ReadAttachment;
  tellOperators(text: string): Promise<void>;
  operators(): Promise<bigint[]>;
  sendDirect(learnerId: bigint, reply: Reply): Promise<DirectOutcome>;
};

export function featuresOf(parts: Parts): { commands: Command[]; components: Component[] } {
  const commands = [
    studyCommand(parts),
    decksCommand(parts),
    cardCommand(parts),
    interviewCommand(parts),
    progressCommand(parts),
    remindCommand(parts),
    settingsCommand(parts),
    operatorCommand(parts),
    privacyCommand(parts),
  ];
  return {
    commands: tellingPauses(parts.db, [...commands, helpCommand(commands)]),
    components: [
      ...studyButtons(parts),
      ...typedButtons(parts),
      ...typedContestButtons(parts),
      ...clockButtons(parts),
      ...cardButtons(parts),
      ...decksButtons(parts),
      ...ownDeckButtons(parts),
      ...interviewButtons(parts),
      ...interviewAnswerButtons(parts),
      ...interviewEndButtons(parts),
      ...interviewGroupButtons(parts),
      ...contestButtons(parts),
      ...remindButtons(parts),
      ...privacyButtons(parts),
      ...progressButtons(parts),
      ...groupButtons(parts),
    ],
  };
}
