// What English needs to know of a noun phrase to ask for it: plural, uncountable or countable.

const uncountableWords =
  'throughput storage consensus skew sharding data metadata software hardware backpressure failover traffic code memory locality quorum-reads ' +
  'redundancy downtime uptime trust time causality order semantics analytics ethics physics mathematics logistics mapreduce gossip evidence';
const countableWords =
  'index log lock clock leader tree queue token node partition replica key table join snapshot transaction filter cache cluster protocol algorithm ' +
  'model pattern system engine database store server client broker consumer producer topic stream event message request schema query view ' +
  'budget breaker balancer theorem argument problem fault failure error function operation application registry barrier vector register ring ' +
  'group tier proxy router gateway pipeline batch window watermark checkpoint offset segment block page file record row column field pool thread process pause ' +
  'deadlock anomaly conflict decision assumption guarantee invariant constraint definition extension relation connection session version migration ' +
  'transition region zone domain bound limit timeout retry rate percentile metric average outage incident service interface contract format document graph';
const uncountable = new Set(uncountableWords.split(' '));
const countable = new Set(countableWords.split(' '));
const singularEnd = /(?:ss|us|is|ics|news|lens|kubernetes|redis|kinesis|postgres|sales)$/i;
const massEnd = /(?:ity|ism|ness|ship|ency|ancy|ence|ance|acy|ing|tion|sion|ment|dom|ure)$/i;

/** The word that decides: the last one before a preposition, a parenthesis or a dash. "Cost of X (Y)" → "Cost". */
export function headNoun(phrase: string): string {
  const front = phrase.split(
    /\s[([—–-]|\s*[(,]|\s+(?:of|for|in|on|with|without|to|from|by|under|over|across|between|at|against|about|per|via)\s/i,
  )[0]!;
  return (front.trim().split(/\s+/).at(-1) ?? '').replace(/[^\p{L}\p{N}-]/gu, '');
}

export function isPlural(phrase: string): boolean {
  const head = headNoun(phrase);
  if (/^(?:people|data|criteria|schemata|indices|vertices|phenomena)$/i.test(head)) return !/^data$/i.test(head);
  return /[a-z]s$/.test(head) && !singularEnd.test(head) && !uncountable.has(lastPart(head));
}

/** True where "What is X?" needs no article: mass nouns, gerunds and acronyms. */
export function needsNoArticle(phrase: string): boolean {
  const last = lastPart(headNoun(phrase));
  if (countable.has(last)) return false;
  return uncountable.has(last) || massEnd.test(last) || /^[A-Z][A-Z0-9]{2,}$/.test(headNoun(phrase));
}

export function isCountable(phrase: string): boolean {
  return countable.has(lastPart(headNoun(phrase)));
}

/** With "a" or "an", by the sound it begins with. */
export function withArticle(phrase: string): string {
  const first = /^[\p{L}\p{N}]+/u.exec(phrase)?.[0] ?? '';
  const spelled = /^[A-Z]+$/.test(first) && /^[AEFHILMNORSX]/.test(first);
  const vowel = /^[aeiou]/i.test(first) && !/^(?:uni|use|usa|uti|eu|one)/i.test(first) && !/^[A-Z]{2,}$/.test(first);
  return `${spelled || vowel ? 'an' : 'a'} ${phrase}`;
}

/** "strategies" → "strategy"; null when the word is no plain plural. */
export function singular(word: string): string | null {
  if (!isPlural(word)) return null;
  if (/ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|zz|ch|sh|us)es$/i.test(word) && !/\bcaches$/i.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function lastPart(word: string): string {
  return word.toLowerCase().split('-').at(-1) ?? '';
}

/** "a", "a and b", "a, b and c". */
export function listed(items: string[], word: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}
