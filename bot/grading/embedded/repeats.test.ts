import { describe, expect, it } from 'vitest';
import { english } from './language.ts';
import { withoutRepeats } from './repeats.ts';

const read = await english();
const kept = (text: string) => withoutRepeats(read(text)).map(({ start, end }) => text.slice(start, end));

const first = 'The engine collects writes in a sorted table in memory.';
const second = 'A background thread later merges old files on disk.';

describe('said again', () => {
  it('is a sentence with other marks, or after another word', () => {
    expect(kept(`${first} And the engine collects writes, in a sorted table, in memory!`)).toEqual([first]);
  });

  it('are two sentences joined, or a piece of one', () => {
    const joined = `${second.slice(0, -1)}, and the engine collects writes in a sorted table in memory.`;
    expect(kept(`${first} ${second} ${joined}`)).toEqual([first, second]);
    expect(kept(`${first} The engine collects writes.`)).toEqual([first]);
  });

  it('is no sentence with a new word, or with old ones in a new relation', () => {
    expect(kept(`${first} The engine collects writes in a sorted table on disk.`)).toHaveLength(2);
    expect(kept('Writers block readers. Readers block writers.')).toHaveLength(2);
  });
});
