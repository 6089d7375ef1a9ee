// What lint checks in a chapter beside its cards: anchors, and the rows and mistakes that carry them.
import { anchorsOf } from './anchors.ts';
import type { Card } from './card.ts';
import type { Deck, DeckChapter } from './deck.ts';
import type { Finding } from './finding.ts';
import { mistakesOf } from './mistakes.ts';
import { isChoosing } from './table-shape.ts';
import { tablesOf } from './tables.ts';

export function chapterFindings(deck: Deck, { chapter, file }: DeckChapter, cards: Card[]): Finding[] {
  const carded = cardedAnchors(cards, chapter.number);
  const findings: Finding[] = [];
  const add = (line: number, message: string) => findings.push({ file, line, rule: 'anchor', level: 'error', message });
  for (const { anchor, line, section } of anchorsOf(chapter)) {
    if (anchor === '') continue;
    if (!carded.has(anchor) && section.role !== 'takeaway') {
      add(
        line,
        `{#${anchor}} makes no card: it stands behind a bold term with a colon, in the first cell of a row, in a question or in a mistake`,
      );
    }
  }
  for (const section of chapter.sections) {
    for (const row of tablesOf(section).flatMap((table) => table.rows)) {
      if (row.ask !== null && isChoosing(row.name))
        add(row.line, `"${row.name}" makes a card for each column, each with its own question: leave ask="…" out`);
    }
    if (section.role !== 'mistakes' || deck.status === 'draft') continue;
    for (const mistake of mistakesOf(section)) {
      if (mistake.anchor !== null && !mistake.bold)
        add(mistake.line, 'the mistake is not bold: write **What people do.** {#id} and why it is wrong behind it');
    }
  }
  return findings;
}

/** The anchors that cards of a chapter come from. A choose-when row's cards have the column behind the anchor. */
export function cardedAnchors(cards: Card[], number: number): Set<string> {
  const anchors = new Set<string>();
  for (const { id, chapter } of cards) {
    const [, letter, rest] = /^ch\d+-([qmkt])-(.+)$/.exec(id) ?? [];
    if (chapter !== number || rest === undefined) continue;
    anchors.add(rest);
    for (let at = rest.indexOf('-'); letter === 't' && at > 0; at = rest.indexOf('-', at + 1))
      anchors.add(rest.slice(0, at));
  }
  return anchors;
}
