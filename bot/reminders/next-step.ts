// What is to be done about a learner's reminder at a moment: the whole rule, over plain values.
import { type Fire, latestSend, nextFire, type Schedule } from './fire-time.ts';

/** Discord drops a second message with the same nonce "for a few minutes"; nothing is tried again after these. */
export const RETRY_WINDOW_MS = 2 * 60_000;

/** The learner's latest claim. */
export type Claim = {
  day: string;
  dueAt: Date;
  /** When it was first tried. */
  claimedAt: Date;
  /** How often it has been tried. */
  tries: number;
  /** Neither sent nor given up. */
  open: boolean;
};

export type Standing = Schedule & {
  /** What was to come up to this moment is dealt with. */
  since: Date;
  claim: Claim | null;
};

export type Step =
  /** Nothing to send before `until`. `missed`: a reminder was due, and it is too late for it. */
  | { kind: 'wait'; until: Date; missed: boolean }
  /** To be claimed and sent, if anything waits for the learner. */
  | { kind: 'remind'; fire: Fire }
  /** Claimed before, by a process that died or without success: to be sent with the same nonce. */
  | { kind: 'retry'; fire: Fire }
  /** Claimed before, and too long ago for another try. */
  | { kind: 'give up'; fire: Fire };

export function nextStep(standing: Standing, now: Date): Step {
  const { claim, since } = standing;
  if (claim?.open) {
    const fire = { day: claim.day, at: claim.dueAt };
    return { kind: now.getTime() - claim.claimedAt.getTime() < RETRY_WINDOW_MS ? 'retry' : 'give up', fire };
  }
  const first = nextFire(standing, since, claim?.day);
  let fire = first;
  while (fire.at <= now && latestSend(fire, standing) < now) {
    fire = nextFire(standing, later(fire.at, daysBefore(now)), claim?.day);
  }
  return fire.at <= now ? { kind: 'remind', fire } : { kind: 'wait', until: fire.at, missed: fire !== first };
}

/** What Discord knows a repeat by, at most 25 characters: the learner and the day. */
export function nonceOf({ learnerId, day }: { learnerId: bigint; day: string }): string {
  return `r${learnerId.toString(36)}.${day.replaceAll('-', '')}`;
}

/** A bot that was down for months does not walk through all of their days: what is older than this is too late anyway. */
function daysBefore(now: Date): Date {
  return new Date(now.getTime() - 2 * 24 * 60 * 60_000);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
