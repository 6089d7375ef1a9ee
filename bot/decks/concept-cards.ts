// Cards of a section's terms, and of terms that stand side by side as choices.
import { type Card, type CardMaking, cardOf, limits } from './card.ts';
import { comparisonFront, conceptFront, conceptText, introKind } from './concept-fronts.ts';
import { sectionRole } from './headings.ts';
import { fitted, fittedBullets } from './sentences.ts';
import type { Intro, Term } from './term-leads.ts';
import { termsOf, withChildren } from './terms.ts';

/** Cards with the line that they stand at in the section. */
export type PlacedCards = { line: number; cards: Card[] };

export function conceptCards(making: CardMaking): PlacedCards[] {
  const terms = termsOf(making.section);
  const own = withChildren(terms).map((term) => ({ line: term.line, cards: termCards(making, term) }));
  return [...own, ...comparisons(making, terms, null)];
}

function termCards(making: CardMaking, term: Term): Card[] {
  const back = termBack(making, term);
  const says = term.text !== '' || (term.points.length > 0 && term.children.length === 0);
  const anchor = says
    ? making.anchor(term.anchor, { kind: 'concept', line: term.line }, term.term, `${term.intro?.text}\n${term.text}`)
    : null;
  if (anchor === null) return [];
  const front = term.ask ?? fitted(conceptFront(term, surroundings(making)), limits.front);
  const kind = isComparison(term) || ofTradeoffs(making) ? 'tradeoff' : 'concept';
  return [cardOf(making, 'k', anchor, { kind, front, back, line: term.line })];
}

/** A section that is about trade-offs and has no table tells them as terms. */
function ofTradeoffs({ section }: CardMaking): boolean {
  return /trade-?\s?offs?\b/i.test(section.heading) && section.blocks.every((block) => block.kind !== 'table');
}

function isComparison(term: Term): boolean {
  return (
    /\bvs\.?\s|\bversus\b/i.test(term.term) ||
    (term.points.length > 1 && term.text === '' && choiceWord.test(term.term))
  );
}

const choiceWord = /\b(?:strateg(?:y|ies)|approach(?:es)?|options?|alternatives?|trade-?offs?|choices?)\b/i;

function termBack(making: CardMaking, term: Term): string {
  const text = conceptText(term);
  const points = text.endsWith(':') || term.points.length > 0 ? term.points : [];
  if (!making.shortens) return [text, ...points.map((point) => `- ${point}`)].filter((part) => part !== '').join('\n');
  if (points.length === 0) return fitted(text === '' ? term.text : text, limits.back);
  const room = limits.back - text.length - 1;
  return room < 100
    ? fitted(text, limits.back)
    : [text, fittedBullets(points, text === '' ? limits.back : room)].filter((part) => part !== '').join('\n');
}

/** Terms that stand side by side as choices are a card together, which asks how they differ. */
function comparisons(making: CardMaking, terms: Term[], parent: Term | null): PlacedCards[] {
  const inner = terms.flatMap((term) => comparisons(making, term.children, term));
  const groups = Map.groupBy(
    terms.filter((term) => term.text !== '' || term.points.length > 0),
    (term) => term.intro,
  );
  const own = [...groups].map(([intro, group]) => ({
    line: group.at(-1)!.line,
    cards: comparison(making, intro, group, parent),
  }));
  return [...own, ...inner];
}

function comparison(making: CardMaking, intro: Intro | null, group: Term[], parent: Term | null): Card[] {
  if (intro === null || group.length < 2 || group.length > limits.points) return [];
  if (parent !== null && (parent.text !== '' || parent.points.length > 0)) return [];
  const names = group.map((term) => term.term);
  if (intro.anchor === null && !areChoices(intro.text, parent)) return [];
  const anchor = making.anchor(intro.anchor, { kind: 'concept', line: intro.line }, names.join(' or '), intro.text);
  if (anchor === null) return [];
  const front = intro.ask ?? fitted(comparisonFront(names, surroundings(making)), limits.front);
  const points = group.map(
    (term) => `${term.term}: ${[term.text, term.points.join('; ')].filter((part) => part !== '').join(' ')}`,
  );
  const back = making.shortens ? fittedBullets(points, limits.back) : points.map((point) => `- ${point}`).join('\n');
  return [cardOf(making, 't', anchor, { kind: 'tradeoff', front, back, line: intro.line })];
}

function areChoices(intro: string, parent: Term | null): boolean {
  const kind = introKind(intro) ?? '';
  return (
    /\b(?:approach|strategy|choice|option|alternative|family|model|format|level|index(?:es)?)$/i.test(kind) ||
    /\bchoice is$|\bvs\b/i.test(intro) ||
    /\bvs\b/i.test(parent?.term ?? '')
  );
}

function surroundings({ section, chapterTitle, known }: CardMaking) {
  const own = sectionRole(section.heading);
  const generic =
    own !== 'other' ||
    /\b(?:concepts?|trade-?offs?|core|overview|introduction|basics|summary|details)\b/i.test(section.heading);
  const short = section.heading.split(/\s+[—–-]\s+|:\s/)[0]!;
  return { known, chapterTitle, topic: generic || short.split(' ').length > 4 ? null : short };
}
