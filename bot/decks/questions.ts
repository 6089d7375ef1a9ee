// The interview questions of a section: numbered points, bullets, paragraphs "Q: …" or headings, with an answer if there is one.
import { type Attributes, takeAttributes } from './attributes.ts';
import type { Section } from './chapter.ts';
import { boldLead, plainText } from './inline.ts';
import type { Block, List, ListItem } from './markdown.ts';
import { sentences } from './sentences.ts';

/** `answer` holds what the guide itself says below the question, line by line; usually nothing. */
export type Question = Attributes & { text: string; answer: string[]; line: number };

export function questionsOf(section: Section): Question[] {
  const heading = headingQuestion(section);
  return heading === null ? blockQuestions(section.blocks) : [heading];
}

function headingQuestion(section: Section): Question | null {
  const { heading, inherited, anchor, ask } = section;
  const question = withoutLabel(heading);
  if (!inherited || !question.endsWith('?')) return null;
  return { text: question, anchor, ask, answer: answerLines(section.blocks), line: section.line };
}

function blockQuestions(blocks: Block[]): Question[] {
  const questions: Question[] = [];
  let asked: Question | undefined;
  for (const block of blocks) {
    if (block.kind === 'list') for (const question of listQuestions(block)) questions.push(question);
    if (block.kind === 'list') asked = undefined;
    if (block.kind !== 'paragraph') continue;
    for (const [i, text] of block.text.split('\n').entries()) {
      const [question] = labelled.test(text) ? readQuestion(text, [], block.line + i) : [];
      if (question === undefined) asked?.answer.push(plainText(text).replace(answerLabel, ''));
      else questions.push(question);
      asked = question ?? asked;
    }
  }
  return questions;
}

/** "Q3: …", in bold or not: a question in a paragraph of its own. What follows it is its answer. */
const labelled = /^(?:\*\*|__)?Q(?:uestion)?\s*\d*\s*[:.)]/i;
const answerLabel = /^A(?:nswer)?\s*:\s*/;

function listQuestions(list: List): Question[] {
  return list.items.flatMap((item) => {
    const inner = item.blocks.filter((block) => block.kind === 'list');
    return isGroup(item) ? inner.flatMap(listQuestions) : readQuestion(item.text, item.blocks, item.line);
  });
}

/** "Easy", "Warm-up:": no question itself, but a list of them. */
function isGroup(item: ListItem): boolean {
  const text = plainText(takeAttributes(item.text).text);
  const short = text.split(' ').length <= 3 || text.endsWith(':');
  return short && !text.endsWith('?') && item.blocks.some((block) => block.kind === 'list');
}

function readQuestion(raw: string, below: Block[], line: number): Question[] {
  const { text, anchor, ask } = takeAttributes(raw);
  const lead = boldLead(text);
  const label = lead !== null && /^Q\s*\d*\s*[:.)]?$/i.test(lead.bold);
  const splits = lead !== null && !label && (/[?.!]$/.test(lead.bold) || lead.rest.trim() === '');
  const question = withoutLabel(plainText(splits ? lead.bold : text));
  const answer = splits
    ? [plainText(lead.rest.replace(/^\s*[:—–-]\s*/, '')), ...answerLines(below)]
    : answerLines(below);
  if (!/\p{L}/u.test(question)) return [];
  return [{ text: question, anchor, ask, answer: answer.filter((part) => part !== ''), line }];
}

function withoutLabel(text: string): string {
  return text.replace(/^(?:Q(?:uestion)?\s*\d*\s*[:.)]|\d+\s*[.):])\s*/i, '').trim();
}

function answerLines(blocks: Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [plainText(block.text).replace(answerLabel, '')];
    return block.kind === 'list' ? block.items.map((item) => plainText(item.text)) : [];
  });
}

/** The points of a guide's own answer: its lines, or the sentences of a single one. */
export function answerPoints({ answer }: Question): string[] {
  return answer.length > 1 ? answer : sentences(answer[0] ?? '');
}
