// Sentences that speak to whoever grades instead of answering. They stay in the answer and are never evidence.

const orders = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}\b(?:rubric|grad(?:er|ing)|verdicts?|criteri(?:on|a)|misconceptions?)\b/is,
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:all|any|previous|prior|above|earlier|your|these|those)\b.{0,20}\b(?:instructions?|prompts?|rules|guidelines)\b/is,
  /\b(?:give|grant|award|assign|deserves?)\b.{0,40}\b(?:full|maximum|perfect|highest)\b.{0,12}\b(?:marks?|points?|credit(?! limit)|scores?|grades?)\b/is,
  /\b(?:mark|grade|rate|treat|consider|count|set)\b.{0,40}\b(?:everything|this|it|my answer|the answer|all of (?:it|them))\b.{0,12}\bas (?:met|correct|right|passed|complete|perfect|excellent)\b/is,
  /\b(?:all|every|each)\b.{0,20}\b(?:criteri(?:a|on)|verdicts?|points?)\b.{0,20}\b(?:as|is|are|be|to)\b.{0,12}\b(?:met|satisfied|fulfilled|true|passed|earned)\b/is,
  /\byou are (?:now|no longer) (?:an?|the|my)\b/i,
  /\byou are\b.{0,30}\b(?:grader|examiner)\b|\b(?:this|your|my) rubric\b/i,
  /\b(?:system|developer) (?:prompt|message|instructions?)\b/i,
  /\b(?:end|start|begin(?:ning)?) of (?:the )?(?:answer|rubric|instructions)\b/i,
];
const forged = [
  /\bid\s*:\s*["']?[\w-]+["']?[\s,]{1,20}["']?statement["']?\s*:/i,
  /(?:^|\n)\s*(?:assessment|verdicts?)\s*:/i,
  /(?:^|[{,\s])["']?(?:verdict|evidence|found)["']?\s*:\s*["']?(?:met|partly|missed|true|false)\b/i,
  /<\/?\s*(?:system|assistant|user|answer|rubric|instructions?)\b[^>]*>|\[\/?(?:SYSTEM|INST|ASSISTANT)\]|<\|/i,
  /(?:^|\n)\W*(?:SYSTEM|ASSISTANT|DEVELOPER)\s*:/,
];

const verdict = String.raw`["'“”]?(?:met|partly|missed|found|not found|true|fulfilled)\b`;
const tick = '[✔✓✅☑]';

/**
 * True when a text gives the grader orders, forges its format, or poses as the system. No answer has a use for the ids
 * of the rubric: two ids with a dash, or any with a verdict behind it, are a forgery too.
 */
export function speaksToGrader(text: string, ids: string[] = []): boolean {
  if ([...orders, ...forged].some((pattern) => pattern.test(text))) return true;
  const named = ids.filter((id) => id.includes('-') && text.toLowerCase().includes(id));
  return named.length >= 2 || ids.some((id) => verdictOn(id).test(text));
}

/** An id without a dash may be a plain word ("majority"): the verdict must be set off from it. */
function verdictOn(id: string): RegExp {
  const written = id.replace(/[^\w-]/g, '\\$&');
  const between = id.includes('-') ? String.raw`["'“”]?\s*[:=-]?\s*` : String.raw`["'“”]?\s*[:=]\s*`;
  return new RegExp(`(?<![\\w-])${written}(?:${between}${verdict}|["'“”]?\\s*[:=-]?\\s*${tick})`, 'i');
}
