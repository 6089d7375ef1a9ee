import { describe, expect, it } from 'vitest';
import { english } from './language.ts';
import { denialsOf, isDenied, subjectDenialsOf } from './negation.ts';

const read = await english();
const deniedIn = (text: string) => {
  const { tokens } = read(text)[0]!;
  const denials = denialsOf(tokens);
  return tokens.filter((token, at) => token.lexical && !token.stop && isDenied(denials, at)).map(({ word }) => word);
};

describe('what a sentence denies', () => {
  it.each([
    ["A B-tree doesn't overwrite pages.", ['overwrite', 'pages']],
    ['The engine never flushes, but it compacts.', ['flushes']],
    ['Nobody holds the lock.', ['holds', 'lock']],
    ['It lacks a leader.', ['leader']],
    ['The replica fails to notice conflicts.', ['notice', 'conflicts']],
    ['It compares versions instead of locking rows.', ['locking', 'rows']],
    ['The slide is frictionless.', ['frictionless']],
    ['No lock is taken.', ['lock']],
  ])('%s', (text, denied) => {
    expect(deniedIn(text)).toEqual(denied);
  });

  it('does not reach past its clause', () => {
    expect(deniedIn('Without a lock it is unsafe.')).toEqual(['lock']);
    expect(deniedIn("It doesn't lock, the writer retries.")).toEqual(['lock']);
    expect(deniedIn("It doesn't wait while another thread writes.")).toEqual(['wait']);
  });

  it('cancels out when it is said twice', () => {
    expect(deniedIn("It doesn't work without locks.")).not.toContain('locks');
  });

  it('is not meant by "not only"', () => {
    expect(deniedIn('It is not only fast but also safe.')).toEqual([]);
  });

  it('is not meant by "no more than"', () => {
    expect(deniedIn('A node has no more than two children.')).toEqual([]);
    expect(deniedIn('It is no longer a leader.')).not.toEqual([]);
  });
});

it('reaches all that is not believed', () => {
  expect(deniedIn("I don't think that the log is kept on the disk of the leader.")).toEqual(
    expect.arrayContaining(['log', 'kept', 'disk', 'leader']),
  );
});

describe('the subject of a denied verb', () => {
  const subjectsIn = (text: string) => {
    const { tokens } = read(text)[0]!;
    const denials = subjectDenialsOf(tokens);
    return tokens.filter((token, at) => !token.stop && denials[at]!.length > 0).map(({ word }) => word);
  };

  it('is known, and no word of another clause', () => {
    expect(subjectsIn("The old log isn't replayed.")).toEqual(['old', 'log']);
    expect(subjectsIn('When the disk fails, the log is not replayed.')).toEqual(['log']);
  });

  it('is spared when the verb says what is possible', () => {
    expect(subjectsIn("Hashing can't help here.")).toEqual([]);
  });
});
