// Text that imitates what only the grading itself writes: its formats, its tags, and the rubric's ids.

const tag = '(?:system|assistant|user|answer|rubric|instructions?|criteri(?:on|a)|grading|verdicts?)';
const aboutGrading =
  '(?:learner|candidate|student|answer|criteri|points?|grad(?:e|ing)|rubric|verdict|passed|score|instruction|prompt|ignore)';
const forged = [
  /\bid\s{0,9}:\s{0,9}["']?[\w-]+["']?[\s,]{1,20}["']?statement["']?\s{0,9}:/i,
  /(?:^|\n)\s{0,9}(?:assessment|verdicts?)\s{0,9}:\s{0,9}(?:$|\n|met\b|pass|final|all\b|full|correct|complete|excellent|true\b)/i,
  /(?:^|[{,\s])["']?(?:verdict|evidence)["']?\s{0,9}:\s{0,9}["']?(?:met|partly|missed|true|false)\b/i,
  /(?:\{|\bid["']?\s{0,9}:).{0,200}\bfound["']?\s{0,9}:\s{0,9}["']?(?:true|false)\b/is,
  new RegExp(String.raw`<\/?\s{0,9}${tag}(?:\s+[\w-]+\s{0,9}=[^>]{0,200})?\s{0,9}\/?>`, 'i'),
  /^\W{0,9}(?:id|criterion|point)\W{1,9}(?:verdict|met|points?|score)\W{0,9}$/i,
  /\[\/?(?:SYSTEM|INST|ASSISTANT)\]|<\|/i,
  new RegExp(String.raw`(?:^|\n)\W{0,9}(?:SYSTEM|ASSISTANT|DEVELOPER)\s{0,9}:(?=.{0,200}\b${aboutGrading})`, 's'),
];

const verdict = String.raw`["'“”]?(?:met|partly|missed|found|not found|true|fulfilled)\b`;
const tick = '[✔✓✅☑]';

/**
 * True when a text has the form of a verdict, a message or a rubric. No answer has a use for the ids of the rubric: two
 * ids with a dash, or any with a verdict behind it, are a forgery too.
 */
export function isForged(text: string, ids: string[]): boolean {
  if (forged.some((pattern) => pattern.test(text))) return true;
  const lower = text.toLowerCase();
  const named = ids.filter((id) => lower.includes(id.toLowerCase()));
  return named.filter((id) => id.includes('-')).length >= 2 || named.some((id) => verdictOn(id).test(text));
}

/** An id without a dash may be a plain word ("majority"): the verdict must be set off from it. */
function verdictOn(id: string): RegExp {
  const written = id.replace(/[^\w-]/g, '\\$&');
  const gap = String.raw`["'“”]?[\s\d:=|>–—-]{0,12}`;
  const between = id.includes('-') ? gap : String.raw`["'“”]?\s{0,9}[:=|>]\s{0,9}`;
  return new RegExp(`(?<![\\w-])${written}(?:${between}${verdict}|${gap}${tick})`, 'i');
}

const besideIds = new Set(
  `the a an is are was were be been has have my this that of in by and point points criterion criteria answer answers
  covered covers cover met made mentioned explained given fulfilled here above below too also`.split(/\s+/),
);

/** Whether a text has nothing but ids or their words, in their order ("The point sequential writes is covered"). */
export function isOnlyIds(text: string, ids: string[]): boolean {
  const known = new Set(ids.map(tellingWords).filter((words) => words.includes(' ')));
  const parts = text.split(/[,;|/•\t]/).map(tellingWords);
  return (
    ids.includes(text.trim().toLowerCase()) ||
    known.has(tellingWords(text)) ||
    (parts.some((part) => known.has(part)) && parts.every((part) => part === '' || known.has(part)))
  );
}

function tellingWords(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !besideIds.has(word)).join(' ');
}
