import { expect, test } from 'vitest';
// @ts-expect-error The page is plain JavaScript, without types.
import { daysBetween, messageTime, relativeTime, timestampText } from './time.js';

const now = new Date(2026, 4, 20, 12, 0);

test.each([
  [30, 'in 30 seconds'],
  [-59 * 60 - 40, '1 hour ago'],
  [2 * 3600 - 5, 'in 2 hours'],
  [36 * 3600, 'in 2 days'],
  [-45 * 86_400, '2 months ago'],
  [400 * 86_400, 'in 1 year'],
])('%d seconds from now is %s', (seconds, words) => {
  expect(relativeTime(new Date(now.getTime() + seconds * 1000), now, 'en')).toBe(words);
});

test('a message of today shows the clock, an older one its day too', () => {
  expect(messageTime(new Date(2026, 4, 20, 9, 5), now, 'en-GB')).toBe('09:05');
  expect(messageTime(new Date(2026, 4, 19, 23, 59), now, 'en-GB')).toBe('Yesterday at 23:59');
  expect(messageTime(new Date(2026, 4, 1, 9, 5), now, 'en-GB')).toBe('01/05/2026, 09:05');
});

test('days are counted from midnight to midnight', () => {
  expect(daysBetween(new Date(2026, 4, 19, 23, 59), new Date(2026, 4, 20, 0, 1))).toBe(1);
  expect(daysBetween(new Date(2026, 2, 28), new Date(2026, 2, 30))).toBe(2);
});

test('each style of a timestamp is written in its own way', () => {
  const unix = new Date(2026, 4, 20, 9, 5, 7).getTime() / 1000;
  const styles = ['t', 'T', 'd', 'D', 'f', 'F', 's', 'S', 'R', undefined];
  expect(styles.map((style) => timestampText(unix, style, now, 'en-GB').replace(',', ''))).toEqual([
    '09:05',
    '09:05:07',
    '20/05/2026',
    '20 May 2026',
    '20 May 2026 at 09:05',
    'Wednesday 20 May 2026 at 09:05',
    '20/05/2026 09:05',
    '20/05/2026 09:05:07',
    '3 hours ago',
    '20 May 2026 at 09:05',
  ]);
});

test('an instant beyond the calendar has no text', () => {
  expect(timestampText(9_999_999_999_999, 'f', now, 'en')).toBeUndefined();
});
