// What of a study guide a deck treats: every item of the guide names its cards.
import { z } from 'zod';
import type { Card, CardKind } from './card.ts';
import type { Finding } from './finding.ts';
import { readYaml } from './yaml-file.ts';

/** `tradeoff`: a row of a table. `idea`: a key idea, a term or a rule. `example`: an application, a diagram, code. */
export const itemKinds = [
  'idea',
  'tradeoff',
  'example',
  'question',
  'exercise',
  'mistake',
  'when-not',
  'connection',
  'takeaway',
] as const;
export type ItemKind = (typeof itemKinds)[number];

const text = z.string('must be text').trim().min(1, 'is empty').max(300);
const countsOfKinds = z.partialRecord(z.enum(itemKinds), z.int().positive());

/** coverage.yaml */
export const coverageSchema = z.strictObject({
  guide: text,
  /** By chapter: how many items of each kind the guide has. */
  counts: z.record(z.string().regex(/^\d+$/, 'must be the number of a chapter'), countsOfKinds),
  chapters: z.array(
    z.strictObject({
      chapter: z.int().positive(),
      items: z.array(
        z.strictObject({
          /** The item, in a few words of the deck's author. */
          guide: text,
          kind: z.enum(itemKinds, `must be one of ${itemKinds.join(', ')}`),
          cards: z.array(text),
          /** What the deck corrects in the guide, or does instead. */
          note: text.optional(),
        }),
      ),
    }),
  ),
});
export type Coverage = z.infer<typeof coverageSchema>;
type CoveredItem = Coverage['chapters'][number]['items'][number];

/** Items of these kinds have a card of their own kind. */
const ownCard: Partial<Record<ItemKind, CardKind>> = {
  question: 'question',
  mistake: 'mistake',
  takeaway: 'takeaway',
};

type Add = (path: PropertyKey[], message: string) => void;

/** Findings on the text of a deck's coverage.yaml: items without cards, cards that don't exist, counts that differ. */
export function coverageFindings(yaml: string, file: string, cards: Card[]): Finding[] {
  const { value, problems, lineOf } = readYaml(yaml, coverageSchema, file);
  const findings = problems.map((problem): Finding => ({ ...problem, rule: 'coverage', level: 'error' }));
  if (value === null) return findings;
  const add: Add = (path, message) => {
    findings.push({ file, line: lineOf(path), rule: 'coverage', level: 'error', message });
  };
  const kinds = new Map(cards.map((card) => [card.id, card.kind]));
  value.chapters.forEach(({ items }, chapter) => {
    const names = new Set<string>();
    items.forEach((item, i) => {
      const path = ['chapters', chapter, 'items', i];
      checkCards(item, kinds, path, add);
      const name = `${item.kind}: ${item.guide}`;
      if (names.has(name)) add(path, `"${item.guide}" is listed twice`);
      names.add(name);
    });
  });
  checkCounts(value, add);
  return findings;
}

function checkCards(item: CoveredItem, kinds: ReadonlyMap<string, CardKind>, path: PropertyKey[], add: Add): void {
  if (item.cards.length === 0) add(path, `"${item.guide}" has no card: write one, or name the card that treats it`);
  item.cards.forEach((id, i) => {
    if (!kinds.has(id)) add([...path, 'cards', i], `"${item.guide}" names ${id}, and the deck has no such card`);
  });
  const own = ownCard[item.kind];
  if (own !== undefined && item.cards.length > 0 && !item.cards.some((id) => kinds.get(id) === own))
    add(path, `"${item.guide}" is a ${item.kind} of the guide, but none of its cards is one`);
}

function checkCounts({ counts, chapters }: Coverage, add: Add): void {
  for (const number of Object.keys(counts)) {
    if (!chapters.some(({ chapter }) => String(chapter) === number))
      add(['counts', number], `the items of chapter ${number} are missing`);
  }
  chapters.forEach(({ chapter, items }, i) => {
    const stated = counts[chapter];
    if (chapters.findIndex((other) => other.chapter === chapter) < i)
      add(['chapters', i], `chapter ${chapter} is listed twice`);
    if (stated === undefined) {
      add(['chapters', i], `"counts" doesn't say how many items the guide has in chapter ${chapter}`);
      return;
    }
    for (const kind of itemKinds) {
      const listed = items.filter((item) => item.kind === kind).length;
      const had = stated[kind] ?? 0;
      if (listed !== had)
        add(
          ['counts', String(chapter), kind],
          `chapter ${chapter}: the guide has ${had} of kind ${kind}, ${listed} are listed`,
        );
    }
  });
}
