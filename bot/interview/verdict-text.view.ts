// The words of a verdict: what stood first, then what was missing, with the learner's own words wherever there are any.
import { clip, escapeMarkdown, plural } from '../discord/text.ts';
import type { Assessment, CriterionVerdict, Verdict } from '../grading/assessment.ts';
import { remarkTexts } from '../grading/remark-texts.ts';
import { type PlannedQuestion, passageOf } from './plan.ts';
import type { Passage } from './rubric.ts';
import type { Turn } from './session.ts';
import { type SmallestChange, smallestChange } from './smallest-change.ts';

export const SIGNS: Record<Verdict, string> = { met: '✅', partly: '🟠', missed: '❌', unclear: '❔' };

/** How many characters of a point and of a quotation are shown: as many as fit, the same for all of a verdict. */
type Room = { statement: number; quote: number };
const ROOMS: readonly Room[] = [
  { statement: 700, quote: 220 },
  { statement: 350, quote: 160 },
  { statement: 220, quote: 100 },
  { statement: 140, quote: 60 },
];
/** More points than these are no small change any more. */
const MOST_SAID = 2;

/** At most `most` characters, shortened point by point, so that no section is lost. */
export function verdictText(assessment: Assessment, planned: PlannedQuestion, turn: Turn, most: number): string {
  const texts = ROOMS.map((room) => sections(assessment, planned, turn, room));
  return clip(texts.find((text) => text.length <= most) ?? texts.at(-1)!, most);
}

function sections(assessment: Assessment, planned: PlannedQuestion, turn: Turn, room: Room): string {
  const section = (heading: string, ...verdicts: Verdict[]) => {
    const found = assessment.criteria.filter(({ verdict }) => verdicts.includes(verdict));
    const lines = found.map((one) => pointText(one, planned, turn, room));
    return lines.length > 0 ? `**${heading}**\n${lines.join('\n')}` : '';
  };
  return [
    ...remarkTexts(assessment),
    section('What stood', 'met'),
    section('What was thin', 'partly', 'unclear'),
    section('What was missing', 'missed'),
    misconceptionText(assessment, planned, room),
    changeText(assessment, planned, turn, room),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function pointText(one: CriterionVerdict, planned: PlannedQuestion, turn: Turn, room: Room): string {
  const { id, verdict, evidence } = one;
  const said = evidence ? `\n> ${quoted(evidence, room.quote)}` : '';
  const notes = [...pointNotes(one, turn), ...(verdict === 'partly' || verdict === 'unclear' ? [verdict] : [])];
  return `${SIGNS[verdict]} ${clip(statementOf(planned, id), room.statement)} (${notes.join(', ')})${said}`;
}

/** What is to be known of a point beside its verdict. */
export function pointNotes({ id, points, essential }: CriterionVerdict, turn: Turn): string[] {
  return [
    plural(points, 'point'),
    ...(essential ? ['essential'] : []),
    ...(turn.parts.some(({ asks }) => asks === id) ? ['asked again'] : []),
    ...(turn.hints.includes(id) ? ['hinted at'] : []),
  ];
}

export function quoted(evidence: string, most: number): string {
  return `“${escapeMarkdown(clip(evidence.replace(/\s+/g, ' '), most))}”`;
}

export function statementOf({ criteria }: PlannedQuestion, id: string): string {
  return criteria.find((one) => one.id === id)?.statement ?? id;
}

function misconceptionText({ misconceptions }: Assessment, planned: PlannedQuestion, room: Room): string {
  const found = misconceptions.filter((one) => one.found);
  if (found.length === 0) return '';
  const lines = found.map(({ id, evidence, points }) => {
    const known = planned.misconceptions.find((one) => one.id === id);
    const quote = evidence ? `You said ${quoted(evidence, room.quote)}. ` : '';
    const cost = `${plural(Math.abs(points), 'point')} off`;
    const where = readText(known ? passageOf(planned, known) : null, room.statement);
    return `⚠️ ${quote}${clip(known?.correction ?? '', room.statement)}\n-# ${cost}${where}`;
  });
  return `**What was wrong**\n${lines.join('\n')}`;
}

/** Where to read about something, to be put behind what it is about. */
export function readText(passage: Passage | null, most: number): string {
  return passage ? `, to read: chapter ${passage.chapter}, “${clip(passage.heading, most)}”` : '';
}

function changeText(assessment: Assessment, planned: PlannedQuestion, turn: Turn, room: Room): string {
  const sentence = changeSentence(assessment, planned, turn, room.statement);
  return sentence && `**The least that would have changed the verdict**\n${sentence}`;
}

/** Empty for an answer that passed. `most`: characters of a point. */
export function changeSentence(assessment: Assessment, planned: PlannedQuestion, turn: Turn, most: number): string {
  const change = smallestChange(assessment, turn.hints.length);
  return change ? sentenceOf(change, assessment, planned, most) : '';
}

function sentenceOf(
  { say, leave }: SmallestChange,
  { criteria }: Assessment,
  planned: PlannedQuestion,
  most: number,
): string {
  const point = (id: string) => `“${clip(statementOf(planned, id), most).replace(/\.$/, '')}”`;
  const isThin = (id: string) => criteria.some((one) => one.id === id && one.verdict !== 'missed');
  if (say.length > MOST_SAID) {
    const first = say.find((id) => criteria.some((one) => one.id === id && one.essential)) ?? say[0]!;
    return `It would have taken ${say.length} more of the points above. Begin with ${point(first)}.`;
  }
  const [thin, missing] = [say.filter(isThin), say.filter((id) => !isThin(id))];
  const parts = [
    ...(missing.length > 0 ? [`had said ${missing.map(point).join(' and ')}`] : []),
    ...(thin.length > 0 ? [`had been clearer about ${thin.map(point).join(' and ')}`] : []),
  ];
  const wrong =
    { 0: '', 1: 'without the wrong claim above' }[leave.length] ?? `without the ${leave.length} wrong claims above`;
  const said = parts.length > 0 ? `if you ${parts.join(', and ')}` : '';
  return `This would have passed ${[said, wrong].filter(Boolean).join(', and ')}.`;
}
