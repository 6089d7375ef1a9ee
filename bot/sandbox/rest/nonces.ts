import type { Snowflake } from '../world/snowflake.ts';

/** "A few minutes", as Discord's documentation has it. */
const KEPT_MS = 3 * 60_000;

export type Nonces = {
  get(channel: Snowflake, nonce: string | number): Snowflake | undefined;
  put(channel: Snowflake, nonce: string | number, message: Snowflake): void;
};

/** Which message the bot wrote under which nonce lately, for `enforce_nonce`. */
export function openNonces(now: () => number): Nonces {
  const known = new Map<string, { message: Snowflake; until: number }>();
  const forget = () => {
    for (const [key, { until }] of known) {
      if (until > now()) return;
      known.delete(key);
    }
  };
  return {
    get(channel, nonce) {
      forget();
      return known.get(`${channel} ${nonce}`)?.message;
    },
    put(channel, nonce, message) {
      forget();
      const key = `${channel} ${nonce}`;
      known.delete(key);
      known.set(key, { message, until: now() + KEPT_MS });
    },
  };
}
