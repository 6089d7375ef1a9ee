// When a process was cut off from the database, the others perhaps were, too.

export type Absences = {
  /** False while others are not to be taken for dead, though their leases have ended. */
  areOver(): boolean;
  tookTurn(): void;
};

/**
 * Whoever has had no turn for a lease may have been cut off together with all the others: every lease has ended then,
 * though everybody is alive. For half a lease they are left the time to renew theirs.
 */
export function absences(leaseMs: number): Absences {
  let last: number | undefined;
  let leaveUntil = 0;
  return {
    areOver() {
      const now = performance.now();
      if (last !== undefined && now - last > leaseMs) leaveUntil = now + leaseMs / 2;
      return now >= leaveUntil;
    },
    tookTurn() {
      last = performance.now();
    },
  };
}
