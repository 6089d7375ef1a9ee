import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { UserError } from '../errors.ts';
import { endOfConnection, loginProblem, readToken, retryDelayMs } from './login.ts';
import { ownersOf, tellOperators } from './operators.ts';
import { DiscordRefusal } from './transport.ts';

const withCode = (code: string) => Object.assign(new Error('fetch failed'), { code });

describe('a failed login', () => {
  test.each<[string, unknown]>([
    ['a network that is down', withCode('ECONNREFUSED')],
    ['a name that can not be resolved', withCode('EAI_AGAIN')],
    ['a request that took too long', withCode('UND_ERR_CONNECT_TIMEOUT')],
    ['an outage at Discord', new DiscordRefusal(0, 503, 'Service Unavailable')],
  ])('is tried again after %s', (_, error) => {
    expect(loginProblem(error)).toBeUndefined();
  });

  test('is explained to the operator when the token is refused', () => {
    const problem = loginProblem(new DiscordRefusal(0, 401, '401: Unauthorized'));
    expect(problem).toBeInstanceOf(UserError);
    expect((problem as Error).message).toMatch(/DISCORD_TOKEN.*developers/);
  });

  test('is a fault after anything else', () => {
    const malformed = new DiscordRefusal(50035, 400, 'Invalid Form Body');
    const mistake = new TypeError('x is not a function');
    expect(loginProblem(malformed)).toBe(malformed);
    expect(loginProblem(mistake)).toBe(mistake);
  });

  test('is tried again later and later, but every minute', () => {
    expect([1, 2, 3, 7, 50].map(retryDelayMs)).toEqual([1000, 2000, 4000, 60_000, 60_000]);
  });
});

test.each([
  [4004, /DISCORD_TOKEN/],
  [4014, /refuses the events/],
  [4011, /sharding/],
  [4999, /code 4999/],
])('a connection that Discord ends for good is explained: code %i', (code, text) => {
  expect(endOfConnection(code).message).toMatch(text);
});

test('a token is taken without what people paste along with it', () => {
  expect(readToken(' Bot abc.DEF-1_2\n')).toBe('abc.DEF-1_2');
});

test.each(['', 'two words', 'abc\ndef', '<token>'])('"%s" is no token', (text) => {
  expect(() => readToken(text)).toThrow(UserError);
});

test('operators are the owner, or the team without those who have not accepted', () => {
  const user = (id: string) => ({ id }) as never;
  const member = (id: string, membership_state: number) => ({ user: user(id), membership_state }) as never;
  expect(ownersOf({ team: null, owner: user('7') })).toEqual([7n]);
  const team = { members: [member('7', 2), member('8', 1), member('9', 2)] } as never;
  expect(ownersOf({ team, owner: user('99') })).toEqual([7n, 9n]);
});

test('a report reaches every operator once, though one takes no messages and another can’t be reached', async () => {
  const told: bigint[] = [];
  const send = async (operator: bigint) => {
    told.push(operator);
    if (operator === 2n) throw new Error('unreachable');
    return operator === 1n ? { refused: 50007 as const } : { channelId: 1n, messageId: 1n };
  };
  await tellOperators([1n, 2n, 3n, 3n], send, 'x'.repeat(9000), pino({ level: 'silent' }));
  expect(told).toEqual([1n, 2n, 3n]);
});
