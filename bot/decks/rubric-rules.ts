// What lint checks between a chapter's questions and their rubrics.
import type { RubricQuestion } from '../interview/rubric.ts';
import type { Card } from './card.ts';
import type { Deck, DeckChapter } from './deck.ts';
import type { Finding } from './finding.ts';
import { sameHeading } from './question-cards.ts';
import { questionsOf } from './questions.ts';

/** None for a rubric that could not be read: its problems are told instead. */
export function rubricFindings(deck: Deck, entry: DeckChapter, cards: Card[]): Finding[] {
  const unreadable = entry.rubricFile !== null && entry.rubric === null;
  if (unreadable || !deck.anchored) return [];
  const ids = new Set(cards.map((card) => card.id));
  return [
    ...unasked(deck, entry),
    ...(entry.rubric?.questions ?? []).flatMap((question) => questionFindings(entry, question, ids)),
  ];
}

/** Questions without an anchor or a rubric. */
function unasked(deck: Deck, { chapter, file, rubric }: DeckChapter): Finding[] {
  const level = deck.status === 'draft' ? 'notice' : 'error';
  const known = new Set(rubric?.questions.map(({ id }) => id));
  return askedIn(chapter).flatMap(({ anchor, line }): Finding[] => {
    if (anchor === null) {
      return [
        { file, line, rule: 'anchor', level, message: 'the question has no {#id} at its end, so it makes no card' },
      ];
    }
    return known.has(anchor)
      ? []
      : [{ file, line, rule: 'rubric', level, message: `the question {#${anchor}} has no rubric` }];
  });
}

function questionFindings(entry: DeckChapter, question: RubricQuestion, ids: ReadonlySet<string>): Finding[] {
  const { chapter, file, rubricFile, rubricLines } = entry;
  const at = { file: rubricFile ?? file, line: rubricLines.get(question.id) ?? 1 };
  const wrong = (message: string): Finding => ({ ...at, rule: 'rubric', level: 'error', message });
  const findings: Finding[] = [];
  if (question.status === 'draft') {
    const message = `"${question.id}" is a draft: check it and set its status to approved`;
    findings.push({ ...at, rule: 'draft', level: 'notice', message });
  }
  if (!askedIn(chapter).some(({ anchor }) => anchor === question.id)) {
    findings.push(wrong(`no question of ${file} has the anchor {#${question.id}}`));
  } else {
    const cardless = question.criteria.filter(({ id }) => !ids.has(`ch${chapter.number}-c-${question.id}-${id}`));
    findings.push(...cardless.map(({ id }) => wrong(`the criterion "${id}" makes no card`)));
  }
  if (!chapter.sections.some((section) => sameHeading(section.heading, question.heading))) {
    findings.push(wrong(`"${question.id}" names the heading "${question.heading}", which ${file} does not have`));
  }
  return findings;
}

function askedIn(chapter: DeckChapter['chapter']) {
  return chapter.sections.filter((section) => section.role === 'questions').flatMap(questionsOf);
}
