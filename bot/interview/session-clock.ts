// The clock of an interview: it runs while the learner is asked, and stands while they read or the grader works.

export type SessionClock = {
  /** As of `since`. */
  leftMs: number;
  /** When it began to run, in ms since 1970; null while it stands. */
  since: number | null;
  /** The warning of this clock has been given. */
  warned: boolean;
  /** Until when it waits for a form that was open when time ran out, in ms since 1970; null before that. */
  grace: number | null;
};

/** How long before the end the learner is warned. */
export const WARN_BEFORE_MS = 2 * 60_000;
/** How long an open form is waited for: what stands in it can't be seen before it is sent off. */
export const GRACE_MS = 2 * 60_000;

export function newClock(minutes: number): SessionClock {
  return { leftMs: minutes * 60_000, since: null, warned: minutes * 60_000 <= WARN_BEFORE_MS, grace: null };
}

export function leftMs({ leftMs, since }: SessionClock, now: Date): number {
  return since === null ? leftMs : Math.max(0, leftMs - Math.max(0, now.getTime() - since));
}

/** When time is up; null while the clock stands. */
export function deadline({ leftMs, since }: SessionClock): Date | null {
  return since === null ? null : new Date(since + leftMs);
}

/** When the question is closed: when time is up, or when an open form is waited for no more; null while it stands. */
export function closing(clock: SessionClock): Date | null {
  const end = deadline(clock);
  return end === null || clock.grace === null ? end : new Date(clock.grace);
}

export function isOver(clock: SessionClock, now: Date): boolean {
  return clock.since !== null && leftMs(clock, now) <= 0;
}

export function inGrace({ grace }: SessionClock, now: Date): boolean {
  return grace !== null && now.getTime() < grace;
}

/** Time to warn: the clock runs, and two minutes or less are left. */
export function isNear(clock: SessionClock, now: Date): boolean {
  return clock.since !== null && leftMs(clock, now) <= WARN_BEFORE_MS;
}

/** The clock set to run or to stand. */
export function clockAfter(clock: SessionClock, running: boolean, now: Date): SessionClock {
  if (running === (clock.since !== null)) return clock;
  return { ...clock, leftMs: leftMs(clock, now), since: running ? now.getTime() : null };
}
