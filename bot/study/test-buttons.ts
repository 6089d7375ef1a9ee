// For tests: what can be pressed in a reply, without a Discord in between.
import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { readCustomId } from '../discord/custom-id.ts';
import type { Reply } from '../discord/route.ts';

/** The button whose label begins like this; undefined when there is none. */
export function buttonNamed({ rows = [] }: Reply, label: string): APIButtonComponentWithCustomId | undefined {
  const all = rows.flatMap(({ components }) => components) as APIButtonComponentWithCustomId[];
  return all.find((one) => one.label?.startsWith(label));
}

/** What the custom_id of a button or a form leads to. */
export function keysOf(pressed: { custom_id: string } | undefined): { prefix: string; keys: number[] } {
  const id = readCustomId(pressed?.custom_id ?? '');
  if (!id) throw new Error('there is no such button');
  return id;
}
