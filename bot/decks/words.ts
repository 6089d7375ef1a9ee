// Words of a text as the rules of this room compare them: without stop words, with light stems.

const stopWords = new Set(
  (
    'a an the and or but nor so yet if then else than that this these those it its they them their there here he she we us you your our my me ' +
    'i is are was were be been being am do does did doing done have has had having can could may might must shall should will would not no ' +
    'of in on at by for from to into onto with without within over under about as between across per via up down out off through during before after ' +
    'what which who whom whose when where why how all any each every both either neither few more most other some such only own same too very just also ' +
    'one two get gets got make makes made use uses used using way ways etc vs versus e.g i.e don’t doesn’t isn’t aren’t won’t can’t ' +
    "don't doesn't isn't aren't won't can't it's you're they're let lets even still"
  ).split(' '),
);

/** Lower-case words and numbers in order; hyphens and slashes part words, apostrophes and dots inside don't. */
export function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[\p{L}\p{N}]+(?:['.][\p{L}\p{N}]+)*/gu) ?? []
  );
}

/** Stems of the words that carry meaning, in order. */
export function keyStems(text: string): string[] {
  return words(text)
    .filter((word) => !stopWords.has(word))
    .map(stem);
}

/** A light English stem: endings of number, person and tense go, so that forms of one word meet. */
export function stem(word: string): string {
  if (word.length <= 3 || /[^a-z]/.test(word)) return word;
  let base = word;
  if (/ies$/.test(base) && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/(?:ss|us|is)$/.test(base)) return base;
  else if (/(?:[sxz]|ch|sh)es$/.test(base)) base = base.slice(0, -2);
  else if (/s$/.test(base)) base = base.slice(0, -1);
  for (const ending of ['ations', 'ation', 'ingly', 'edly', 'ing', 'ed', 'ion', 'ment', 'ly', 'er', 'or']) {
    if (base.endsWith(ending) && base.length - ending.length >= 4) {
      base = base.slice(0, -ending.length);
      break;
    }
  }
  return base.replace(/([bdfglmnprt])\1$/, '$1').replace(/(?<=.{3})(?:at|e|y|i)$/, '');
}
