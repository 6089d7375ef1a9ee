// What a heading is: the start of a chapter, or one of the sections that cards know.

export type SectionRole =
  | 'ideas'
  | 'questions'
  | 'mistakes'
  | 'when-not'
  | 'exercises'
  | 'connections'
  | 'takeaway'
  | 'example'
  | 'other';

export type ChapterHeading = { number: number; title: string; named: boolean };

const separator = String.raw`\s*(?:[:.)\]|]|[-‐-―−–—]+)?\s*`;
const named = new RegExp(
  String.raw`^(?:chapter|chap\.?|ch\.?|lesson|module|unit)\s*#?(\d{1,4})(?![\d.]*\d)${separator}(.*)$`,
  'i',
);
const numbered = /^(\d{1,4})\s*(?:[:.)]|[‐-―−–—-]+)\s+(\S.*)$/;

/** `Chapter 3: Title` in all its spellings, or `3. Title`; null when the heading is neither. */
export function chapterHeading(text: string): ChapterHeading | null {
  const withWord = named.exec(text);
  if (withWord !== null) return { number: Number(withWord[1]), title: withWord[2]!.trim(), named: true };
  const bare = numbered.exec(text);
  return bare === null ? null : { number: Number(bare[1]), title: bare[2]!.trim(), named: false };
}

/** `Part II: …` and the like: ends a chapter, belongs to none. */
export function isPartHeading(text: string): boolean {
  return /^(?:part|book|section)\s+(?:[ivxlc]+|\d+)\b/i.test(text);
}

const roles: [SectionRole, RegExp][] = [
  [
    'questions',
    /\binterview\b.*\b(?:questions?|qs?|q ?& ?a|prompts?|drills?)\b|^(?:mock )?interviews?(?: prep(?:aration)?)?$|^(?:practice |review |sample |self[- ]check |study )?(?:questions|qs|q ?& ?a)\b/,
  ],
  ['mistakes', /\b(?:mistakes?|pitfalls?|anti-?patterns?|gotchas?|misconceptions?)\b/],
  ['when-not', /^when (?:not|to avoid)\b|^when you should ?n[o']t\b|^when it does ?n[o']t\b/],
  ['exercises', /\b(?:exercises?|hands-on|labs?|homework|practice (?:tasks|problems))\b|^practice$/],
  ['connections', /^(?:connections?|related|see also|further reading|references|links)\b/],
  ['takeaway', /^(?:the )?(?:key |main |chapter )?take-?aways?$|^in (?:one|a) (?:line|sentence|nutshell)$|^tl;?dr$/],
  ['ideas', /^(?:the )?(?:key|core|main|big|central) (?:ideas?|concepts?|points?|terms?)\b(?!.*trade)/],
  [
    'example',
    /\bexamples?\b|\bmodern\b.*\b(?:application|backend|system)|\bdiagrams?\b|\bcase stud|\bcoding\b|\bin practice\b|\bin the real world\b/,
  ],
];

/** The role of a section, recognised loosely by its heading. */
export function sectionRole(heading: string): SectionRole {
  const plain = heading
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^[\d.)\s]+/, '')
    .trim();
  return roles.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';
}

/** True for a heading over the takeaways of the whole guide. */
export function isSummaryHeading(heading: string): boolean {
  return /\b(?:summary|take-?aways?|recap|cheat ?sheet|in one line)\b/i.test(heading);
}
