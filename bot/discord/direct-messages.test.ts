import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { directMessage, sendDirect } from './direct-messages.ts';
import type { Requests, Sent } from './requests.ts';
import { DiscordRefusal } from './transport.ts';

/** Requests that open channel 4 and post message 5 there, or refuse the message. */
function fakeRequests(refusal?: DiscordRefusal) {
  const posts: [string, Sent][] = [];
  const unused = () => Promise.reject(new Error('not expected'));
  const requests: Requests = {
    get: unused,
    put: unused,
    patch: unused,
    delete: unused,
    async post(path, sent) {
      posts.push([path, sent]);
      if (path.endsWith('/messages') && refusal) throw refusal;
      return path.endsWith('/messages') ? { id: '5' } : { id: '4' };
    },
  };
  return { requests, posts };
}

describe('a message to a person', () => {
  test('opens their channel, mentions nobody, and gives back where it stands', async () => {
    const { requests, posts } = fakeRequests();
    expect(await sendDirect(requests, 7n, { content: '12 cards are due' })).toEqual({ channelId: 4n, messageId: 5n });
    expect(posts).toMatchObject([
      ['/users/@me/channels', { body: { recipient_id: '7' } }],
      ['/channels/4/messages', { body: { content: '12 cards are due', allowed_mentions: { parse: [] } } }],
    ]);
    expect(posts[1]?.[1].body).not.toHaveProperty('nonce');
  });

  test('is dropped by Discord when it repeats', async () => {
    const { requests, posts } = fakeRequests();
    await sendDirect(requests, 7n, { content: 'x' }, 'remind:7:20260301');
    expect(posts[1]?.[1].body).toMatchObject({ nonce: 'remind:7:20260301', enforce_nonce: true });
  });

  test.each([50001, 50007, 50278] as const)('that Discord will not deliver is told as %i', async (code) => {
    const { requests } = fakeRequests(new DiscordRefusal(code, 403, 'Cannot send messages to this user'));
    expect(await sendDirect(requests, 7n, { content: 'x' })).toEqual({ refused: code });
  });

  test('that fails otherwise is an error', async () => {
    const refusal = new DiscordRefusal(40003, 429, 'You are opening direct messages too fast');
    await expect(sendDirect(fakeRequests(refusal).requests, 7n, { content: 'x' })).rejects.toBe(refusal);
  });
});

describe('a message to the bot', () => {
  const written = {
    id: '5',
    channel_id: '4',
    author: { id: '7', username: 'ada' },
    content: 'A *log*',
    timestamp: '2026-03-01T08:00:00.000Z',
    edited_timestamp: null,
    attachments: [{ id: '6', filename: 'a.png', size: 3, url: 'https://files/a.png' }],
  } as unknown as APIMessage;

  test('is read as it was typed', () => {
    expect(directMessage(written, 'created')).toEqual({
      messageId: 5n,
      channelId: 4n,
      learnerId: 7n,
      content: 'A *log*',
      files: [{ name: 'a.png', size: 3, contentType: undefined, url: 'https://files/a.png' }],
      edited: false,
      sentAt: new Date('2026-03-01T08:00:00Z'),
    });
  });

  test('counts again when the person changed it, but not when Discord added a preview', () => {
    expect(directMessage({ ...written, edited_timestamp: '2026-03-01T08:01:00Z' }, 'updated')?.edited).toBe(true);
    expect(directMessage(written, 'updated')).toBeUndefined();
  });

  test('is not what the bot itself wrote, nor what stands in a server', () => {
    expect(directMessage({ ...written, author: { ...written.author, bot: true } }, 'created')).toBeUndefined();
    expect(directMessage({ ...written, guild_id: '2' } as APIMessage, 'created')).toBeUndefined();
  });
});
