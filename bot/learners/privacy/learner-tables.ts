// Every table that holds something about a learner: what the export contains and what "what is stored" tells. A test walks
// the database and fails on a table that is missing here.

export type LearnerTable = {
  table: string;
  /** The column that names the learner. */
  whose: string;
  /** The list's name in the exported file. */
  as: string;
  /** What it is, in plain words, to follow "- ". */
  words: string;
  /** Columns that are not exported: what is about other people, and what lets somebody write to the learner. */
  without?: string[];
};

export const EXPORTED: readonly LearnerTable[] = [
  { table: 'Learner', whose: 'id', as: 'learner', words: 'your Discord id and your settings, such as your time zone' },
  { table: 'StudySession', whose: 'learnerId', as: 'studySessions', words: 'when you studied which deck' },
  {
    table: 'Review',
    whose: 'learnerId',
    as: 'reviews',
    words: 'each answer: which card, how well you knew it, and when',
  },
  { table: 'ReviewState', whose: 'learnerId', as: 'reviewStates', words: 'for each card you met, when it comes back' },
  { table: 'StudyDay', whose: 'learnerId', as: 'studyDays', words: 'how many cards you did on each day' },
  { table: 'CardReport', whose: 'learnerId', as: 'cardReports', words: 'what you wrote about cards that are wrong' },
  { table: 'ParameterFit', whose: 'learnerId', as: 'parameterFits', words: 'how the scheduler was fitted to you' },
  {
    table: 'GroupMember',
    whose: 'learnerId',
    as: 'groups',
    words: 'the servers in whose shared figures you are counted',
  },
  { table: 'Reminder', whose: 'learnerId', as: 'reminder', words: 'the time of your reminder' },
  {
    table: 'ReminderSend',
    whose: 'learnerId',
    as: 'reminderSends',
    words: 'which reminders of the last month were sent',
  },
  {
    table: 'Interview',
    whose: 'learnerId',
    as: 'interviews',
    words: 'your mock interviews: questions, answers and verdicts',
    without: ['whisper', 'whisperAt'],
  },
  {
    table: 'InterviewMessage',
    whose: 'learnerId',
    as: 'interviewMessages',
    words: 'what you wrote to me in the course of an interview',
  },
  {
    table: 'TypedAnswer',
    whose: 'learnerId',
    as: 'typedAnswer',
    words: 'for a day, the answer that you typed last to a card, and its verdicts',
  },
  {
    table: 'Contest',
    whose: 'learnerId',
    as: 'contests',
    words: 'verdicts that you contested, and why',
    without: ['decidedBy'],
  },
  {
    table: 'InterviewObserver',
    whose: 'learnerId',
    as: 'watchedBy',
    words: 'which of your interviews were watched',
    without: ['observerId', 'name'],
  },
  {
    table: 'ObserverVerdict',
    whose: 'learnerId',
    as: 'judgedBy',
    words: 'what others found in your answers',
    without: ['observerId'],
  },
  {
    table: 'InterviewObserver',
    whose: 'observerId',
    as: 'watched',
    words: 'which interviews of others you watched, and your name there',
    without: ['learnerId'],
  },
  {
    table: 'ObserverVerdict',
    whose: 'observerId',
    as: 'judged',
    words: 'what you found in the answers of others',
    without: ['learnerId'],
  },
  { table: 'GraderChoice', whose: 'learnerId', as: 'graderChoice', words: 'who grades your answers' },
  { table: 'ModelUse', whose: 'learnerId', as: 'modelUse', words: 'how much you used the model on each day' },
  { table: 'Deck', whose: 'ownerId', as: 'ownDecks', words: 'decks of your own' },
  { table: 'DeckMember', whose: 'learnerId', as: 'decks', words: 'the decks that you have joined' },
];

/** What else is stored, and not exported: it is gone with a yes or a no, and after a day. In plain words, to follow "- ". */
export const WAITING: readonly string[] = [
  'for a day at most, a file that waits for your yes: cards for a deck of your own, or where the file to import is',
];

/** Columns with a person's id whose rows are not exported, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'InterviewEffect.learnerId': 'what an interview has still to say; it stands in the interview',
  'PendingImport.learnerId': 'the address of a file that waits for a yes',
  'PendingDeck.learnerId': 'a file that waits for a yes',
  'Contest.decidedBy': 'operators; the contest is that of the learner who made it',
};

/** Columns that hold ids of Discord's or of our own, but of no person. */
export const NO_PERSON: readonly string[] = [
  'Review.id',
  'ReviewState.heldBy',
  'GroupMember.guildId',
  'Reminder.channelId',
  'Interview.channelId',
  'Interview.parentId',
  'Interview.lastMessageId',
  'InterviewEffect.id',
  'InterviewEffect.messageId',
  'InterviewMessage.id',
];
