// What a button, select or form carries: who it belongs to and a few numbers, `prefix:owner:key:key…` in base 36.
import { LIMITS } from './limits.ts';

export type CustomId = {
  prefix: string;
  /** 0 when anybody may press. */
  owner: bigint;
  keys: number[];
};

const PREFIX = /^[a-z]+(\.[a-z]+)*$/;
const NUMBER = /^[0-9a-z]{1,13}$/;

export function isPrefix(text: string): boolean {
  return PREFIX.test(text);
}

/** Throws on a prefix that is not lower-case words joined by dots, on keys below 0 or not whole, and past 100 characters. */
export function customId(prefix: string, owner: bigint, ...keys: number[]): string {
  if (!isPrefix(prefix)) throw new Error(`"${prefix}" is no prefix: use lower-case letters and dots`);
  if (owner < 0n) throw new Error(`${prefix}: the owner ${owner} is below 0`);
  const wrong = keys.find((key) => !Number.isSafeInteger(key) || key < 0);
  if (wrong !== undefined) throw new Error(`${prefix}: the key ${wrong} is not a whole number from 0 up`);
  const id = [prefix, owner.toString(36), ...keys.map((key) => key.toString(36))].join(':');
  if (id.length > LIMITS.customId)
    throw new Error(`${prefix}: a custom_id of ${id.length} characters; 100 are allowed`);
  return id;
}

/** Undefined for a text that `customId` does not write, such as an id of an older version. */
export function readCustomId(id: string): CustomId | undefined {
  const [prefix = '', owner = '', ...keys] = id.split(':');
  if (!isPrefix(prefix) || ![owner, ...keys].every((part) => NUMBER.test(part))) return undefined;
  const numbers = keys.map((key) => Number.parseInt(key, 36));
  if (!numbers.every(Number.isSafeInteger)) return undefined;
  return { prefix, owner: bigintOf(owner), keys: numbers };
}

function bigintOf(base36: string): bigint {
  return [...base36].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
}
