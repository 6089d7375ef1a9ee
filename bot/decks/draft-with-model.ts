// Drafts the rubrics of an imported deck by a language model, one question a call.
import { createHash } from 'node:crypto';
import type { RubricQuestion } from '../interview/rubric.ts';
import type { Ask, Asked, AskRequest, AskUsage } from '../model/ask.ts';
import { chapterMaterial } from './chapter-material.ts';
import type { Deck, DeckChapter } from './deck.ts';
import type { DraftReply } from './draft-form.ts';
import { draftRequest, materialText, promptVersion } from './draft-prompt.ts';
import { ChapterSearch } from './extract.ts';
import { questionFront } from './question-cards.ts';
import { questionsOf } from './questions.ts';
import { quotationFinder } from './quotations.ts';
import { quotedDraft } from './quoted-draft.ts';

/** One question to draft. */
export type DraftTask = {
  chapter: number;
  id: string;
  /** The same for the same words to the same model: what a finished reply is kept by. */
  key: string;
  request: AskRequest<DraftReply>;
  /** The draft out of a reply, with what its quotations leave of it. */
  read(reply: DraftReply): ReturnType<typeof quotedDraft>;
};

/** The questions of a deck that have an anchor and are not among those that stay as they are (`3/lsm-vs-btree`). */
export function draftTasks(deck: Deck, stays: ReadonlySet<string>, model: string): DraftTask[] {
  return deck.chapters.flatMap((entry) => {
    const search = new ChapterSearch(entry.chapter);
    const asked = entry.chapter.sections.filter(({ role }) => role === 'questions').flatMap(questionsOf);
    return asked.flatMap((question): DraftTask[] => {
      const { anchor } = question;
      if (anchor === null || stays.has(questionKey(entry, anchor))) return [];
      const { number, title } = entry.chapter;
      const material = chapterMaterial(entry.chapter, question, search);
      const prompt = questionFront(question.text);
      const about = { id: anchor, prompt, chapter: number };
      return [
        {
          chapter: number,
          id: anchor,
          key: hash([promptVersion, model, title, prompt, materialText(material)]),
          request: draftRequest(prompt, title, material),
          read: (reply) => quotedDraft(reply, about, quotationFinder(material)),
        },
      ];
    });
  });
}

export function questionKey({ chapter }: Pick<DeckChapter, 'chapter'>, id: string): string {
  return `${chapter.number}/${id}`;
}

function hash(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** Replies that are paid for, by the key of their task. */
export type KeptReplies = { get(key: string): DraftReply | undefined; keep(task: DraftTask, reply: DraftReply): void };

export type TaskResult = { task: DraftTask } & (
  | { kind: 'drafted'; draft: RubricQuestion; quotations: ReadonlyMap<string, string>; dropped: number }
  /** Too few criteria have a quotation in the chapter. */
  | { kind: 'unfounded'; criteria: number; dropped: number }
  | { kind: 'failed'; reason: string; detail: string }
  /** Beyond the bound on calls. */
  | { kind: 'left' }
);

export type Drafting = {
  results: TaskResult[];
  usage: AskUsage;
  /** The failure that ended the whole, when one followed the other: the server is away, or wants something else. */
  stoppedBy: { reason: string; detail: string } | null;
};

const callsAtOnce = 2;
/** Failures in a row after which nothing more is asked. A refusal is a reply, and says something about its question alone. */
export const hopelessAfter = 5;

/**
 * The tasks without a kept reply, a question of each chapter in turn: a chapter that no call can do with, too long for
 * the model perhaps, then holds up none of the others.
 */
export function openTasks(tasks: readonly DraftTask[], kept: KeptReplies): DraftTask[] {
  const open = tasks.filter(({ key }) => kept.get(key) === undefined);
  const turns = new Map<DraftTask, number>();
  for (const inChapter of Map.groupBy(open, ({ chapter }) => chapter).values()) {
    for (const [turn, task] of inChapter.entries()) turns.set(task, turn);
  }
  return open.toSorted((a, b) => turns.get(a)! - turns.get(b)!);
}

/** Reads what is kept and asks for the rest, at most `mostCalls` questions. A failure costs only its own question. */
export async function draftAll(
  tasks: readonly DraftTask[],
  {
    ask,
    kept,
    mostCalls,
    onReply,
  }: { ask: Ask; kept: KeptReplies; mostCalls: number; onReply(result: TaskResult): void },
): Promise<Drafting> {
  const open = openTasks(tasks, kept).slice(0, mostCalls);
  const results = new Map<DraftTask, TaskResult>();
  const usage: AskUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };
  let waiting = [...open];
  let failures = 0;
  let stoppedBy: Drafting['stoppedBy'] = null;
  const worker = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const reply = await ask(task.request);
      addUsage(usage, reply.usage);
      if (reply.kind === 'answered') kept.keep(task, reply.value);
      const result = resultOf(task, reply);
      results.set(task, result);
      onReply(result);
      failures = result.kind === 'failed' && result.reason !== 'refusal' ? failures + 1 : 0;
      if (result.kind !== 'failed' || failures < hopelessAfter || waiting.length === 0) continue;
      stoppedBy = result;
      waiting = [];
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, worker));
  return { results: tasks.map((task) => results.get(task) ?? keptResult(task, kept)), usage, stoppedBy };
}

function resultOf(task: DraftTask, reply: Asked<DraftReply>): TaskResult {
  if (reply.kind === 'failed') return { task, kind: 'failed', reason: reply.reason, detail: reply.detail };
  return readResult(task, reply.value);
}

function keptResult(task: DraftTask, kept: KeptReplies): TaskResult {
  const reply = kept.get(task.key);
  return reply === undefined ? { task, kind: 'left' } : readResult(task, reply);
}

function readResult(task: DraftTask, reply: DraftReply): TaskResult {
  const { draft, quotations, dropped, criteria } = task.read(reply);
  if (draft === null) return { task, kind: 'unfounded', criteria, dropped };
  return { task, kind: 'drafted', draft, quotations, dropped };
}

function addUsage(sum: AskUsage, one: AskUsage): void {
  sum.calls += one.calls;
  sum.inputTokens += one.inputTokens;
  sum.outputTokens += one.outputTokens;
}
