import { Locale } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
// @ts-expect-error The page is plain JavaScript, without types.
import { discordLocale } from './locale.js';

test.each([
  ['de-DE', 'de'],
  ['de', 'de'],
  ['en-GB', 'en-GB'],
  ['en', 'en-US'],
  ['pt', 'pt-BR'],
  ['ES-419', 'es-419'],
  ['ga', 'en-US'],
])('%s is %s to Discord', (language, locale) => {
  expect(discordLocale(language)).toBe(locale);
});

test('every locale of Discord is known', () => {
  for (const locale of Object.values(Locale)) expect(discordLocale(locale)).toBe(locale);
});
