import type { APIMessage } from 'discord-api-types/v10';
import { ChannelType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { type ChannelRefusal, channels } from './channels.ts';
import type { Requests, Sent } from './requests.ts';
import { DiscordRefusal } from './transport.ts';

type Seen = { method: keyof Requests; path: string; sent?: Sent | undefined };

/** Requests that are answered by the first answer whose path fits; an error is thrown. */
function asked(answers: [RegExp, unknown][] = []) {
  const seen: Seen[] = [];
  const take = (method: keyof Requests) => async (path: string, sent?: Sent) => {
    seen.push({ method, path, sent });
    const answer = answers.find(([wanted]) => wanted.test(path))?.[1];
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(path) : answer;
  };
  const requests = {
    get: take('get'),
    put: take('put'),
    post: take('post'),
    patch: take('patch'),
    delete: take('delete'),
  } as unknown as Requests;
  return { ...channels(requests), seen };
}
const refusal = (code: number) => new DiscordRefusal(code, 403, `refused with ${code}`);

describe('a message of the bot', () => {
  test('is changed where it is told to be, and keeps the rest', async () => {
    const { edit, seen } = asked();
    expect(await edit(4n, 5n, { rows: [] })).toBeUndefined();
    expect(seen[0]).toMatchObject({ method: 'patch', path: '/channels/4/messages/5' });
    expect(seen[0]?.sent?.body).toEqual({ components: [], allowed_mentions: { parse: [] } });
  });

  test.each([
    [10008, 'gone'],
    [50083, 'locked'],
  ])('can not be changed: refusal %i is "%s"', async (code, refused) => {
    expect(await asked([[/messages/, refusal(code)]]).edit(4n, 5n, { content: 'x' })).toEqual({ refused });
  });
});

describe('a private thread', () => {
  test('is begun for a week, takes no one else in, and holds the people it is for', async () => {
    const { startThread, seen } = asked([[/threads$/, { id: '9' }]]);
    expect(await startThread(5n, 'x'.repeat(120), [7n, 8n])).toBe(9n);
    expect(seen[0]).toMatchObject({
      ...{ method: 'post', path: '/channels/5/threads' },
      sent: {
        body: {
          name: 'x'.repeat(100),
          type: ChannelType.PrivateThread,
          invitable: false,
          auto_archive_duration: 10_080,
        },
      },
    });
    expect(seen.slice(1).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'put /channels/9/thread-members/7',
      'put /channels/9/thread-members/8',
    ]);
  });

  test('is refused where the bot may begin none', async () => {
    expect(await asked([[/threads$/, refusal(50013)]]).startThread(5n, 'x', [7n])).toEqual({ refused: 'denied' });
  });

  test('is begun without an observer who left the server, but not without its first member', async () => {
    const gone = (member: number): [RegExp, unknown][] => [
      [new RegExp(`thread-members/${member}$`), refusal(10007)],
      [/threads$/, { id: '9' }],
    ];
    expect(await asked(gone(8)).startThread(5n, 'x', [7n, 8n])).toBe(9n);
    expect(await asked(gone(7)).startThread(5n, 'x', [7n, 8n])).toEqual({ refused: 'denied' });
  });

  test('takes another person in, unless it is gone', async () => {
    expect(await asked().addToThread(9n, 8n)).toBeUndefined();
    expect(await asked([[/thread-members/, refusal(10003)]]).addToThread(9n, 8n)).toEqual({ refused: 'gone' });
  });
});

describe('a message to a channel', () => {
  test('mentions nobody, carries its nonce, and gives back its id', async () => {
    const { post, seen } = asked([[/messages$/, { id: '12' }]]);
    expect(await post(9n, { content: 'Question 1' }, 'iv-1')).toBe(12n);
    expect(seen[0]).toMatchObject({
      path: '/channels/9/messages',
      sent: {
        body: { content: 'Question 1', nonce: 'iv-1', enforce_nonce: true, allowed_mentions: { parse: [] } },
      },
    });
    await post(9n, { content: 'Question 1' });
    expect(seen[1]?.sent?.body).not.toHaveProperty('nonce');
  });

  test.each<[number, ChannelRefusal]>([
    [10003, 'gone'],
    [50083, 'locked'],
    [160005, 'locked'],
    [50001, 'denied'],
    [50007, 'denied'],
    [50013, 'denied'],
    [50278, 'denied'],
  ])('that is refused with %i finds the channel %s', async (code, refused) => {
    expect(await asked([[/messages$/, refusal(code)]]).post(9n, { content: 'x' })).toEqual({ refused });
  });

  test('that fails otherwise is an error', async () => {
    const broken = refusal(50035);
    await expect(asked([[/messages$/, broken]]).post(9n, { content: 'x' })).rejects.toBe(broken);
  });
});

describe('a direct channel', () => {
  test('is opened with a person', async () => {
    const { openDirect, seen } = asked([[/users\/@me\/channels$/, { id: '4' }]]);
    expect(await openDirect(7n)).toBe(4n);
    expect(seen[0]?.sent?.body).toEqual({ recipient_id: '7' });
  });

  test('is read page by page, oldest first, and only what people wrote', async () => {
    const all = Array.from({ length: 130 }, (_, i) => written(i + 1, i === 3));
    const page = (path: string) => {
      const query = new URLSearchParams(path.split('?')[1]);
      const after = Number(query.get('after'));
      return all
        .filter(({ id }) => Number(id) > after)
        .slice(0, Number(query.get('limit')))
        .toReversed();
    };
    const { writtenAfter, seen } = asked([[/messages\?/, page]]);
    const found = await writtenAfter(4n, 0n);
    expect(seen).toHaveLength(2);
    expect('refused' in found ? [] : found.map(({ messageId }) => Number(messageId))).toEqual(
      all.map(({ id }) => Number(id)).filter((id) => id !== 4),
    );
  });

  test('that can not be read is told, and so is nothing new', async () => {
    expect(await asked([[/messages/, refusal(50001)]]).writtenAfter(4n, 0n)).toEqual({ refused: 'denied' });
    expect(await asked([[/messages/, []]]).writtenAfter(4n, 0n)).toEqual([]);
  });
});

describe('a whisper', () => {
  test('follows an interaction up, seen by its person alone', async () => {
    const { whisper, seen } = asked();
    expect(await whisper('1/a-token', { content: 'Two minutes left.' })).toBeUndefined();
    expect(seen[0]).toMatchObject({ method: 'post', path: '/webhooks/1/a-token' });
    expect(seen[0]?.sent).toMatchObject({
      auth: false,
      body: { content: 'Two minutes left.', flags: 64, allowed_mentions: { parse: [] } },
    });
  });

  test.each([10015, 50027])('is refused once the interaction is over: %i', async (code) => {
    expect(await asked([[/webhooks/, refusal(code)]]).whisper('1/old', { content: 'x' })).toEqual({ refused: 'gone' });
  });
});

test('"is typing" never fails', async () => {
  await expect(asked([[/typing$/, new Error('a broken wire')]]).typing(4n)).resolves.toBeUndefined();
});

function written(id: number, byBot: boolean): APIMessage {
  return {
    id: String(id),
    channel_id: '4',
    author: { id: '7', username: 'ada', bot: byBot },
    content: `piece ${id}`,
    timestamp: '2026-03-01T08:00:00.000Z',
    edited_timestamp: null,
    attachments: [],
  } as unknown as APIMessage;
}
