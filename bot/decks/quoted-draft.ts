// A rubric's question out of a model's reply: every claim has its quotation in the chapter, or is dropped.
import { visible } from '../grading/visible.ts';
import { type Criterion, type Misconception, type RubricQuestion, rubricSchema } from '../interview/rubric.ts';
import { limits } from './card.ts';
import type { DraftReply } from './draft-form.ts';
import { draftAliases } from './draft-rubric.ts';
import { plainText } from './inline.ts';
import { Anchors } from './keys.ts';
import { questionFront } from './question-cards.ts';
import { type QuotationFinder, speaksOf } from './quotations.ts';
import { fitted, fittedBullets } from './sentences.ts';

export type QuotedDraft = {
  /** Null where too few criteria have their quotation. */
  draft: RubricQuestion | null;
  /** What each criterion and misconception rests on, by its id. */
  quotations: Map<string, string>;
  /** Claims of the reply whose quotation is not in the chapter. */
  dropped: number;
  /** Criteria that stand. */
  criteria: number;
};

const fewestCriteria = 3;
const mostCriteria = 7;
const mostMisconceptions = 2;
const longest = { answer: 2000, statement: 500, correction: 700, misconception: 400, alias: 80 };

export function quotedDraft(
  reply: DraftReply,
  asked: { id: string; prompt: string; chapter: number },
  find: QuotationFinder,
): QuotedDraft {
  const shown = shownClaims(reply, find);
  const count = ({ answer, recall, criteria, misconceptions }: Claims) =>
    answer.length + recall.length + criteria.length + misconceptions.length;
  const criteria = withoutTwins(shown.criteria).slice(0, mostCriteria);
  const told = { dropped: count(reply) - count(shown), criteria: criteria.length };
  if (criteria.length < fewestCriteria) return { draft: null, quotations: new Map(), ...told };
  const misconceptions = shown.misconceptions.slice(0, mostMisconceptions);
  const draft = draftOf({ ...shown, criteria, misconceptions }, asked);
  const rows = [...draft.criteria, ...draft.misconceptions];
  const sources = [...criteria, ...misconceptions];
  return {
    draft: rubricSchema.safeParse({ chapter: asked.chapter, questions: [draft] }).data?.questions[0] ?? null,
    quotations: new Map(rows.map(({ id }, i) => [id, plain(sources[i]!.quotation)])),
    ...told,
  };
}

type Claims = Pick<DraftReply, 'answer' | 'recall' | 'criteria' | 'misconceptions'>;
type Shown = { [List in keyof Claims]: (Claims[List][number] & Found)[] } & Pick<DraftReply, 'level'>;

/** The claims whose quotation is in the chapter and speaks of them. */
function shownClaims(reply: DraftReply, find: QuotationFinder): Shown {
  const shown = <T extends { quotation: string }>(items: T[], claim: (item: T) => string): (T & Found)[] =>
    items.flatMap((item) => {
      const heading = find(item.quotation);
      return heading !== null && speaksOf(item.quotation, claim(item)) ? [{ ...item, heading }] : [];
    });
  return {
    level: reply.level,
    answer: shown(reply.answer, ({ text }) => text),
    recall: shown(reply.recall, ({ text }) => text),
    criteria: shown(reply.criteria, ({ statement }) => statement),
    misconceptions: shown(reply.misconceptions, ({ correction }) => correction).filter(({ statement }) =>
      plain(statement),
    ),
  };
}

function draftOf(
  { level, answer, recall, criteria, misconceptions }: Shown,
  { id, prompt }: { id: string; prompt: string },
): RubricQuestion {
  const ids = new Anchors();
  const texts = (points: { text: string }[]) =>
    points.length > 0 ? points.map(({ text }) => plain(text)) : criteria.map(({ statement }) => plain(statement));
  return {
    id,
    prompt,
    level,
    status: 'draft',
    heading: mostNamed([...answer, ...recall, ...criteria]),
    model_answer: wholeWithin(texts(answer), longest.answer),
    recall: fittedBullets(texts(recall), limits.back, limits.points),
    criteria: criteria.map((one) => criterionOf(one, ids)),
    misconceptions: misconceptions.map((one) => misconceptionOf(one, ids)),
  };
}

type Found = { heading: string };
type Said = DraftReply['criteria'][number];

function criterionOf({ statement, points, essential, aliases, follow_up }: Said, ids: Anchors): Criterion {
  const text = fitted(plain(statement), longest.statement);
  return {
    id: ids.give(nameOf(text), text),
    points: Math.min(3, Math.max(1, Math.round(points) || 1)),
    essential,
    statement: text,
    aliases: aliasesOf(aliases, text),
    follow_up: questionFront(plain(follow_up)),
  };
}

function misconceptionOf(said: DraftReply['misconceptions'][number], ids: Anchors): Misconception {
  const statement = fitted(plain(said.statement), longest.misconception);
  return {
    id: ids.give(nameOf(statement.replace(/^Claims that /i, '')), statement),
    points: -1,
    statement,
    correction: fitted(plain(said.correction), longest.correction),
    aliases: aliasesOf(said.aliases, statement),
  };
}

const wordsOfName = 6;

function nameOf(statement: string): string {
  return statement.split(' ').slice(0, wordsOfName).join(' ');
}

/** As many groups and phrases as a rubric may hold; words of the statement where there are none. */
function aliasesOf(groups: string[][], statement: string): string[][] {
  const kept = groups
    .map((group) =>
      [...new Set(group.map(plain))].filter((one) => one !== '' && one.length <= longest.alias).slice(0, 20),
    )
    .filter((group) => group.length > 0)
    .slice(0, 4);
  return kept.length > 0 ? kept : draftAliases(statement, null);
}

function withoutTwins<T extends { statement: string; follow_up: string }>(criteria: T[]): T[] {
  const seen = new Set<string>();
  return criteria.filter(({ statement, follow_up }) => {
    const key = plain(statement).toLowerCase();
    if (key === '' || plain(follow_up) === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The heading under which most of what was quoted stands: where the answer can be read. */
function mostNamed(found: Found[]): string {
  const counts = Map.groupBy(found, ({ heading }) => heading);
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]![0];
}

/** Passages as long as they fit; the first one is shortened if it has to be. */
function wholeWithin(passages: string[], limit: number): string {
  let text = fitted(passages[0]!, limit);
  for (const passage of passages.slice(1)) {
    if (text.length + 2 + passage.length > limit) break;
    text = `${text}\n\n${passage}`;
  }
  return text;
}

/** On one line, without hidden signs, marks of Markdown and the addresses of links. */
function plain(text: string): string {
  return plainText(visible(text).toWellFormed());
}
