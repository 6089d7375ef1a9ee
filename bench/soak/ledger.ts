// What people did while the bot was killed again and again, as they saw it: the books against which the database is held.

/**
 * `acknowledged`: the bot answered that it is done. `unanswered`: nobody knows, since the bot was killed meanwhile.
 * `refused`: the bot answered that it changed nothing.
 */
export type Told = 'acknowledged' | 'unanswered' | 'refused';

/** A press on Again, Hard, Good or Easy. */
export type RatingPress = { learnerId: bigint; cardId: number; version: number; rating: number; told: Told };
export type UndoPress = { learnerId: bigint; reviewId: number; told: Told };
export type SettingChange = { learnerId: bigint; setting: Setting; value: number; told: Told };
/** The column of the learner that it changes. */
export type Setting = 'newPerDay' | 'reviewsPerDay' | 'desiredRetention';
/** An answer that was handed in; `pieces` are the messages that it was written in. */
export type HandedIn = {
  learnerId: bigint;
  interviewId: number;
  question: number;
  part: number;
  pieces: string[];
  told: Told;
};
/** A message of an answer, written whether the bot was up or not. */
export type Piece = { learnerId: bigint; interviewId: number; text: string };
/** `at`: minutes after midnight in the learner's zone. `received`: how many reminders came. */
export type ReminderSet = { learnerId: bigint; at: number; told: Told; received: () => Promise<number> };

export type Ledger = {
  ratings: RatingPress[];
  undos: UndoPress[];
  settings: SettingChange[];
  answers: HandedIn[];
  pieces: Piece[];
  reminders: ReminderSet[];
  /** Everything that people did, by what it was, and how the bot answered. */
  acts: Map<string, Record<Told, number>>;
  /** What the bot said when it broke. */
  faults: string[];
};

export function newLedger(): Ledger {
  return { ratings: [], undos: [], settings: [], answers: [], pieces: [], reminders: [], acts: new Map(), faults: [] };
}

export function count({ acts }: Pick<Ledger, 'acts'>, act: string, told: Told): void {
  const counts = acts.get(act) ?? { acknowledged: 0, unanswered: 0, refused: 0 };
  counts[told]++;
  acts.set(act, counts);
}

export function sumOf({ acts }: Pick<Ledger, 'acts'>, told: Told): number {
  return [...acts.values()].reduce((sum, counts) => sum + counts[told], 0);
}
