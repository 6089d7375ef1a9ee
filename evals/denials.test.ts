import { describe, expect, it } from 'vitest';
import { denials } from './denials.ts';

const by = (name: string, sentence: string) => denials.find((one) => one.name === name)!.of(sentence);

describe('a denied sentence', () => {
  it.each(denials)('keeps its words and is another: $name', ({ of }) => {
    const denied = of('The log is read by followers.')!;
    expect(denied).not.toBe('The log is read by followers.');
    for (const word of ['log', 'read', 'followers']) expect(denied).toContain(word);
  });

  it('reads like one sentence, in which names keep their capitals', () => {
    expect(by('I doubt that …', 'The log is read. ')).toBe('I doubt that the log is read. ');
    expect(by('It is a lie that …', 'WAL first.')).toBe('It is a lie that WAL first.');
    expect(by('Some wrongly claim that …', "I'd log it.")).toBe("Some wrongly claim that I'd log it.");
  });

  it('stays an item of its list', () => {
    expect(by('I doubt that …', '- A memtable is flushed\n')).toBe('- I doubt that a memtable is flushed\n');
    expect(by('… That is wrong.', '2. It flushes\n')).toBe('2. It flushes. That is wrong.\n');
  });

  it('is denied at its verbs', () => {
    expect(by('auxiliary and not', 'It is kept and can be read.')).toBe('It is not kept and can not be read.');
    expect(by("auxiliary with n't", 'It will wait and can be read.')).toBe("It won't wait and can't be read.");
  });

  it.each(['It flushes the table.', "It isn't kept and can be read.", 'Is it kept?'])(
    'is none where that would take more grammar: %s',
    (sentence) => expect(by('auxiliary and not', sentence)).toBeNull(),
  );
});
