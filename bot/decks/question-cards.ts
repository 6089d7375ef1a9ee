// Cards of the interview questions: from their rubric, or, where there is none, from what the chapter says to them.
import type { RubricQuestion } from '../interview/rubric.ts';
import { type Card, type CardMaking, cardOf, limits } from './card.ts';
import type { Chapter } from './chapter.ts';
import type { ChapterSearch } from './extract.ts';
import { answerPoints, type Question, questionsOf } from './questions.ts';
import { fitted, fittedBullets } from './sentences.ts';
import { asksYesOrNo } from './yes-or-no.ts';

/** The questions of one section, each with its criteria behind it. */
export function questionCards(
  making: CardMaking,
  chapter: Chapter,
  rubrics: ReadonlyMap<string, RubricQuestion>,
  search: () => ChapterSearch,
): Card[] {
  return questionsOf(making.section).flatMap((question) => {
    const anchor = making.anchor(
      question.anchor,
      { kind: 'question', line: question.line },
      question.text,
      question.answer.join('\n'),
    );
    if (anchor === null) return [];
    const rubric = rubrics.get(anchor);
    return rubric === undefined
      ? [extractCard(making, question, anchor, search())]
      : rubricCards(making.number, chapter, rubric);
  });
}

/** The question's card and one for each criterion; they are siblings. */
function rubricCards(number: number, chapter: Chapter, rubric: RubricQuestion): Card[] {
  const id = `ch${number}-q-${rubric.id}`;
  const section = chapter.sections.find((candidate) => sameHeading(candidate.heading, rubric.heading));
  const common = {
    chapter: number,
    source: { heading: section?.heading ?? rubric.heading, line: section?.line ?? chapter.line },
    group: id,
    draft: rubric.status === 'draft',
  };
  const essential = rubric.criteria.some((criterion) => criterion.essential);
  return [
    { ...common, id, kind: 'question', front: rubric.prompt, back: rubric.recall, essential },
    ...rubric.criteria.map(
      (criterion): Card => ({
        ...common,
        id: `ch${number}-c-${rubric.id}-${criterion.id}`,
        kind: 'criterion',
        front: criterion.follow_up,
        back: criterion.statement,
        essential: criterion.essential,
      }),
    ),
  ];
}

export function sameHeading(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(a) === plain(b);
}

function extractCard(making: CardMaking, question: Question, anchor: string, search: ChapterSearch): Card {
  const answered = question.answer.length > 0;
  const found = answered ? [] : search.support(question.text, limits.points);
  const points = answered ? answerPoints(question) : found.map((passage) => passage.text);
  const back = points.length === 0 ? nothingFound : extractBack(points);
  const card = cardOf(making, 'q', anchor, {
    kind: 'question',
    front: questionFront(question.text),
    back,
    line: question.line,
    draft: true,
  });
  const best = found[0];
  return best === undefined ? card : { ...card, source: { heading: best.heading, line: best.line } };
}

/** Statements of the guide as the back of a card, marked as such. */
export function extractBack(points: string[]): string {
  return `${extractMark}\n${fittedBullets(points, limits.back - extractMark.length - 1)}`;
}

const extractMark = 'From the guide:';
const nothingFound =
  'The guide has no passage that answers this. Read the chapter with the question in mind, and write down your own answer.';

/** A question that could be answered with yes or no asks for the reason too. */
export function questionFront(question: string): string {
  const front = asksYesOrNo(question) ? `${question} Why, or why not?` : question;
  return fitted(front, limits.front);
}
