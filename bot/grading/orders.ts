// Sentences that speak to whoever grades, or about the grading, instead of answering. They stay in the answer and are
// never evidence.
import { isForged } from './forgery.ts';

const grader = '(?:examiners?|graders?|assessors?)';
const toGrade =
  '(?:(?:my|this|the|his|her) answers?|criteri(?:a|on)|(?:all|every|each)(?: of the)? (?:points?|items?))';

const orders = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}\b(?:rubric|grad(?:er|ing)|verdicts?|criteri(?:on|a)|misconceptions?)\b/is,
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:all|any|previous|prior|above|earlier|your|these|those)\b.{0,20}\b(?:instructions?|prompts?|guidelines)\b/is,
  /(?:^|[.!?:]\s{0,9}|\b(?:please|now) )(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|the|of|previous|prior|above|earlier|your|these|those|other) ){1,4}rules\b/i,
  /\b(?:give|grant|award|assign|deserves?)\b.{0,40}\b(?:full|maximum|perfect|highest)\b.{0,12}\b(?:marks?|points?|credit(?! (?:limit|of))|grades?)\b/is,
  /\b(?:give|grant|award|assign)\b.{0,12}\b(?:me|this|answer|candidate|student|learner)\b.{0,30}\b(?:full|maximum|perfect|highest|top) scores?\b/is,
  new RegExp(
    String.raw`\b(?:mark|grade|rate|treat|consider|count|set)\b.{0,40}\b${toGrade}.{0,12}\bas (?:met|correct|right|passed|complete|perfect|excellent)\b`,
    'is',
  ),
  /\b(?:mark|grade|rate|treat|consider|count|set)\b.{0,40}\bas met\b/is,
  /\b(?:all|every|each)\b.{0,20}\b(?:criteri(?:a|on)|verdicts?|points?)\b.{0,20}\b(?:as|is|are|be|to)\b.{0,12}\b(?:met|satisfied|fulfilled|passed|earned)\b/is,
  /\b(?:all|every|each)\b.{0,20}\b(?:criteri(?:a|on)|verdicts?)\b.{0,20}\b(?:as|is|are|be)\b.{0,12}\btrue\b/is,
  /\byou are (?:now|no longer) (?:an?|my) \w+ (?:assistant|model|examiner|grader)\b|\byou are (?:now|no longer) an? (?:assistant|model|examiner|grader)\b/i,
  /\b(?:system|developer) (?:prompt|instructions?)\b/i,
  /\b(?:ignore|overrid\w+|obey|follow|this is an?)\b.{0,30}\b(?:system|developer) messages?\b/is,
  /\b(?:end|start|begin(?:ning)?) of (?:the )?(?:answer|rubric|instructions)\b/i,
];

/** What is said of the rubric, of those who grade, or of how much the writer knows. */
const talk = [
  /\b(?:this|that|your|my|our|the|new|updated) rubrics?\b|\b(?:rubric|grading|marking|scoring) (?:scheme |sheet |guide )?(?:updates?|revisions?|amendments?|changes?|overrides?|notes?|v\d)/i,
  new RegExp(String.raw`\byou are\b.{0,30}\b${grader}\b`, 'is'),
  new RegExp(String.raw`\b(?:dear|to|for|from|by) (?:the |my |our )?${grader}\b`, 'i'),
  new RegExp(
    String.raw`\b${grader}(?:['’]s|s['’]|['’])? (?:remarks?|notes?|comments?|summary|verdicts?|decisions?|reports?|opinions?|instructions?)\b`,
    'i',
  ),
  /\b(?:strongest|outstanding|exceptional|brilliant) (?:candidate|applicant|student|learner|answer)s?\b/i,
  /\bread\b.{0,20}\bbetween the lines\b/is,
  /\b(?:I|someone|somebody|candidate|learner|student)\b.{0,40}\bknows? (?:everything|(?:all )?the rest|it all|the answers?)\b/is,
  /\btime (?:left )?to (?:type|spell|elaborate)\b|\btime (?:left )?to (?:write|say|explain) (?:it|this|that|them|everything|more|the rest)(?: (?:all|down|out|up|here))?(?: \w+ing)?[\s.!]*$/i,
];

/** True when a text gives the grader orders, forges its format, poses as the system, or pleads instead of answering. */
export function speaksToGrader(text: string, ids: string[] = []): boolean {
  const plain = text.normalize('NFKC');
  return [...orders, ...talk].some((pattern) => pattern.test(plain)) || isForged(plain, ids);
}
