import { describe, expect, it } from 'vitest';
import { deckName, ownSlug, plainName } from './plain-name.ts';

describe('the name of an own deck', () => {
  it('is the file’s without its ending unless one was typed', () => {
    expect(deckName(undefined, 'kafka_notes-2.v1.csv')).toBe('kafka notes 2.v1');
    expect(deckName(' C++ & Rust (basics) ', 'x.csv')).toBe('C++ & Rust (basics)');
    expect(() => deckName('***', 'x.csv')).toThrow(/needs a name/);
    expect(() => deckName(undefined, '___.csv')).toThrow(/needs a name/);
  });

  it('holds nothing that Discord reads as more than text', () => {
    expect(plainName('**bold** ~~x~~ ||y|| `z` @everyone <@1> [a](https://x.y)')).toBe(
      'bold x y z everyone 1 a (https:/x.y)',
    );
    expect(plainName('# - 1. Überblick\u202e')).toBe('1. Überblick');
    expect(plainName('x'.repeat(99))).toHaveLength(60);
  });

  it('gives one slug to one name of one learner, and one that no folder has', () => {
    expect(ownSlug(36n, 'Kafka Notes')).toBe('own:10:kafka-notes');
    expect(ownSlug(36n, 'kafka  notes')).toBe(ownSlug(36n, 'Kafka Notes'));
    expect(ownSlug(37n, 'Kafka Notes')).not.toBe(ownSlug(36n, 'Kafka Notes'));
  });
});
