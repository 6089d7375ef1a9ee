// What Discord's refusal of a reminder means for the learner and for everybody else.

export type Verdict =
  /** This learner can't be reached: pause their reminders. */
  | 'pause'
  /** It may work in a moment. */
  | 'again'
  /** It will not work; nothing is known about the learner. */
  | 'fail'
  /** Discord wants the whole bot to be slower, or does not know it any more. */
  | 'stop';

/** Closed or blocked, no server in common, and a direct message that is gone. */
const UNREACHABLE = [50007, 50278, 10003];
/** Comes for user installs, and passes at times. */
const NO_ACCESS = 50001;
/** "You are opening direct messages too fast" */
const TOO_FAST = 40003;

/** `code`: Discord's JSON error code, 0 without one; `status`: the HTTP status, 0 when Discord was out of reach. */
export function verdictOn({ code, status }: { code: number; status: number }, tries: number): Verdict {
  if (UNREACHABLE.includes(code)) return 'pause';
  if (code === NO_ACCESS) return tries > 1 ? 'pause' : 'again';
  if (code === TOO_FAST || status === 401) return 'stop';
  return status === 0 || status === 429 || status >= 500 ? 'again' : 'fail';
}
