import { beforeEach, expect, test } from 'vitest';
// @ts-expect-error The page is plain JavaScript, without types.
import { applyEvent } from './apply-event.js';
// @ts-expect-error The page is plain JavaScript, without types.
import { createReadMarks } from './read-marks.js';
// @ts-expect-error The page is plain JavaScript, without types.
import { emptyTimeline, withNewest } from './timeline.js';
// @ts-expect-error The page is plain JavaScript, without types.
import { createWorld, isUnread, markRead, timelineOf } from './world.js';

const ada = { id: '1', username: 'ada', global_name: 'Ada' };
const bot = { id: '2', username: 'Quorum', bot: true };
const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};
let world: ReturnType<typeof createWorld>;
let arrived: string[];
const came = (id: number, channel: string, rest: object = {}) => ({
  t: 'MESSAGE_CREATE',
  d: { id: String(id), channel_id: channel, author: bot, content: 'hi', timestamp: '2026-05-20T12:00:00Z', ...rest },
});

beforeEach(() => {
  const channels = [
    { id: '10', type: 0, name: 'system-design', last_message_id: null },
    { id: '11', type: 1, recipients: [bot], last_message_id: null },
  ];
  world = Object.assign(createWorld(), {
    me: ada,
    bot: { user: bot, online: true },
    users: new Map([ada, bot].map((user) => [user.id, user])),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    marks: createReadMarks(memory(), '1'),
    current: '10',
  });
  world.marks.start(channels);
  world.timelines.set('10', withNewest(emptyTimeline(), []));
  arrived = [];
  world.watch('arrival', ({ id }: { id: string }) => arrived.push(id));
});

test('a direct message of the bot is counted until it is read', () => {
  applyEvent(world, came(100, '11'));
  applyEvent(world, came(101, '11'));
  expect(world.unseen.get('11').size).toBe(2);
  expect(isUnread(world, world.channels.get('11'))).toBe(true);
  world.current = '11';
  markRead(world);
  expect(world.unseen.has('11')).toBe(false);
  expect(isUnread(world, world.channels.get('11'))).toBe(false);
});

test('what is read as it comes is never counted', () => {
  world.current = '11';
  world.timelines.set('11', withNewest(emptyTimeline(), []));
  world.watch('messages', () => markRead(world));
  applyEvent(world, came(100, '11'));
  expect([world.unseen.has('11'), isUnread(world, world.channels.get('11'))]).toEqual([false, false]);
});

test('in a channel only a mention is counted, but anything makes it unread', () => {
  applyEvent(world, came(100, '10'));
  expect([world.unseen.has('10'), isUnread(world, world.channels.get('10'))]).toEqual([false, true]);
  applyEvent(world, came(101, '10', { mentions: [ada] }));
  expect(world.unseen.get('10').size).toBe(1);
});

test('what one writes oneself is read', () => {
  applyEvent(world, came(100, '10', { author: ada }));
  expect(isUnread(world, world.channels.get('10'))).toBe(false);
  expect(arrived).toEqual([]);
});

test('the answer to a command takes the place of the line that waits for it, and of no other', () => {
  const line = (id: string, name: string) => ({
    id,
    channel_id: '10',
    local: 'sending',
    author: bot,
    interaction: { name, user: ada },
  });
  const [study, decks] = [line('90', 'study'), line('91', 'settings show')];
  world.awaited.add(study).add(decks);
  world.timelines.set('10', { ...timelineOf(world, '10'), messages: [study, decks] });
  applyEvent(world, came(100, '10', { interaction: { name: 'settings', user: ada } }));
  expect(timelineOf(world, '10').messages.map(({ id }: { id: string }) => id)).toEqual(['90', '100']);
  applyEvent(world, came(101, '10', { interaction: { name: 'study', user: bot } }));
  expect(world.awaited).toEqual(new Set([study]));
});

test('a message that changes because of a press is told of like a new one, any other change is not', () => {
  applyEvent(world, came(100, '10'));
  world.presses.set('100', { customId: 'x' });
  applyEvent(world, { t: 'MESSAGE_UPDATE', d: { id: '100', channel_id: '10', content: 'shown' } });
  world.presses.delete('100');
  applyEvent(world, { t: 'MESSAGE_UPDATE', d: { id: '100', channel_id: '10', content: 'other' } });
  expect(arrived).toEqual(['100', '100']);
});

test('a message that changes no longer says that a press on it failed', () => {
  world.presses.set('100', { customId: 'x', problem: 'This interaction failed' });
  applyEvent(world, { t: 'MESSAGE_UPDATE', d: { id: '100', channel_id: '10' } });
  expect(world.presses.size).toBe(0);
});

test('a message in a channel that is not known asks for the state anew', () => {
  expect(applyEvent(world, came(100, '99'))).toBe(true);
  expect(applyEvent(world, { t: 'COMMANDS_UPDATE', d: {} })).toBe(true);
  expect(applyEvent(world, came(100, '10'))).toBe(false);
});

test('typing ends when the message comes', () => {
  applyEvent(world, { t: 'TYPING_START', d: { channel_id: '10', user: bot } });
  expect(world.typing.get('10').user).toBe('2');
  applyEvent(world, came(100, '10'));
  expect(world.typing.has('10')).toBe(false);
});

test('a deleted channel takes its messages along', () => {
  applyEvent(world, { t: 'CHANNEL_DELETE', d: { id: '10' } });
  expect([world.channels.has('10'), world.timelines.has('10')]).toEqual([false, false]);
});
