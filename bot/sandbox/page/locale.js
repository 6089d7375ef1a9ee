// Discord's locales: the browser's language, as one that the API knows.
const LOCALES =
  'id da de en-US en-GB es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );

/** The nearest locale of Discord's; English of the United States when there is none. */
export function discordLocale(language) {
  const [wanted] = language.toLowerCase().split('-');
  const same = LOCALES.find((locale) => locale.toLowerCase() === language.toLowerCase());
  return same ?? LOCALES.find((locale) => locale.split('-')[0] === wanted) ?? 'en-US';
}
