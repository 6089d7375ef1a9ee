const FIRST_LEECH = 8;
const NEXT_LEECH = 4;

/** True when this lapse makes the card a leech: the eighth, and every fourth after it. */
export function becameLeech(lapsesBefore: number, lapses: number): boolean {
  return lapses > lapsesBefore && lapses >= FIRST_LEECH && (lapses - FIRST_LEECH) % NEXT_LEECH === 0;
}
