// A draft rubric for a question, made of what the chapter says to it. Every statement is marked as an extract.
import type { Criterion, RubricQuestion } from '../interview/rubric.ts';
import { rubricSchema } from '../interview/rubric.ts';
import type { Chapter } from './chapter.ts';
import type { ChapterSearch } from './extract.ts';
import { Anchors } from './keys.ts';
import type { Passage } from './passages.ts';
import { extractBack, questionFront } from './question-cards.ts';
import { answerPoints, type Question } from './questions.ts';
import { fitted, fittedBullets } from './sentences.ts';
import { keyStems, stem, words } from './words.ts';

const mostCriteria = 7;
const mark = 'From the guide:';

/** Null when the chapter says nothing to the question, or nothing that fits the format. */
export function draftQuestion(
  question: Question,
  id: string,
  chapter: Chapter,
  search: ChapterSearch,
): RubricQuestion | null {
  const found = question.answer.length > 0 ? ownAnswer(question, chapter) : search.support(question.text, mostCriteria);
  const best = found[0];
  if (best === undefined) return null;
  const prompt = questionFront(question.text);
  const ids = new Anchors();
  const draft: RubricQuestion = {
    id,
    prompt,
    level: 'mid',
    status: 'draft',
    heading: best.heading,
    model_answer: `${mark}\n${fittedBullets(
      found.map(({ text }) => text),
      2000 - mark.length - 1,
      mostCriteria,
    )}`,
    recall: extractBack(found.map(({ text }) => text)),
    criteria: found.map((passage, i) => draftCriterion(passage, i, prompt, ids)),
    misconceptions: [],
  };
  return rubricSchema.safeParse({ chapter: chapter.number, questions: [draft] }).success ? draft : null;
}

/** What the guide itself answers below its question, a sentence or a bullet each. */
function ownAnswer(question: Question, chapter: Chapter): Passage[] {
  const section = chapter.sections.findLast(({ line }) => line <= question.line) ?? chapter.sections[0]!;
  const at = { context: '', role: section.role, heading: section.heading, line: question.line };
  return answerPoints(question)
    .slice(0, mostCriteria)
    .map((text) => ({ ...at, text }));
}

function draftCriterion(passage: Passage, i: number, prompt: string, ids: Anchors): Criterion {
  const about = topicOf(passage.text);
  const name = passage.role === 'mistakes' ? `mistake-${about ?? i + 1}` : (about ?? passage.heading);
  return {
    id: ids.give(name, passage.text),
    points: 1,
    essential: false,
    statement: `${mark} ${fitted(passage.text, 680)}`,
    aliases: draftAliases(passage.text, about),
    follow_up: followUp(passage, about, i, prompt),
  };
}

/** "Write skew: two transactions …" is about "Write skew". */
function topicOf(text: string): string | null {
  const said = text.replace(/^Common mistake: /, '');
  return /^([^:→—(]{2,60}?)\s*(?:\([^()]*\)\s*)?(?::|→|—)\s/.exec(said)?.[1] ?? null;
}

function followUp({ role, heading }: Passage, about: string | null, i: number, prompt: string): string {
  const start = `In an answer to “${fitted(prompt, 150)}”, point ${i + 1}:`;
  if (role === 'mistakes') return `${start} which common mistake is there to warn of?`;
  return `${start} what does the guide say ${about === null ? `under “${fitted(heading, 80)}”` : `about “${about}”`}?`;
}

const mostAliases = 6;

/** Two groups: what it is about, and the longest telling words that are said of it. */
export function draftAliases(text: string, about: string | null): string[][] {
  const subject = telling(about ?? text.slice(0, 60));
  const named = new Set(subject.map(stem));
  const said = telling(text.replace(/^Common mistake: /, '')).filter((word) => !named.has(stem(word)));
  const groups = [
    about === null ? subject : [about.toLowerCase(), ...subject],
    [...said].sort((a, b) => b.length - a.length),
  ];
  const kept = groups.map((group) => [...new Set(group)].filter((word) => word.length <= 80).slice(0, mostAliases));
  const filled = kept.filter((group) => group.length > 0);
  return filled.length > 0 ? filled : [[fitted(text, 60)]];
}

function telling(text: string): string[] {
  return words(text).filter((word) => word.length > 2 && keyStems(word).length > 0);
}
