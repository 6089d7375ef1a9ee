// A question or a follow-up, with its hints: while it is asked, and once it is answered or left.
import { button, type Row, row, rows } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import { modal, textField } from '../discord/modal.ts';
import type { Modal, Reply } from '../discord/route.ts';
import { clip, escapeMarkdown, plural, timestamp } from '../discord/text.ts';
import { HINT_POINTS, hintFor } from './follow-ups.ts';
import type { Interview } from './interview.store.ts';
import { isAt } from './session.ts';
import { closing } from './session-clock.ts';

/** What of an answer is shown with its question; all of it is in the transcript. */
const ANSWER_ROOM = 3500;
/** Of an answer, in characters. */
const FORM_ROOM = 4000;
/** Of the question, above a follow-up. */
const PROMPT_ROOM = 300;

/** A question or a follow-up, with what can be done about it. */
export function askView(interview: Interview, question: number, part: number): Reply {
  return { embeds: [askEmbed(interview, question, part)], rows: askRows(interview, question, part) };
}

/** The form for its answer, which covers the question and so shows it again. */
export function formView({ learnerId, id, plan, session }: Interview, question: number, part: number): Modal {
  const planned = plan.questions[question]!;
  const turn = session.turns[question]!;
  const { followUp, number } = nameOf({ plan, session }, question, part);
  const hints = followUp ? [] : turn.hints.map((one) => `💡 ${hintText(planned.criteria, one)}`);
  const field = textField({ id: 'answer', label: 'Say it as you would say it aloud', long: true, most: FORM_ROOM });
  const text = [followUp ?? planned.prompt, ...hints].join('\n\n');
  return modal(customId('interview.given', learnerId, id, question, part), number, [field], text);
}

/** The same once it is answered or left: without buttons, with a line about what became of it, and the answer. */
export function askedView(interview: Interview, question: number, part: number): Reply {
  const asked = askEmbed(interview, question, part, newsOf(interview, question, part));
  const answer = interview.place === 'thread' ? interview.session.turns[question]?.parts[part]?.answer : null;
  if (!answer) return { embeds: [asked] };
  return { embeds: [asked, embed({ title: 'You said', description: clip(escapeMarkdown(answer), ANSWER_ROOM) })] };
}

/** What became of a question or a follow-up. */
export function newsOf({ session }: Interview, question: number, part: number): string {
  const turn = session.turns[question];
  const answer = turn?.parts[part]?.answer ?? null;
  if (answer !== null) return `Answer taken: ${plural(answer.split(/\s+/).filter(Boolean).length, 'word')}.`;
  if (session.phase === 'asking' && isAt(session, { question, part }))
    return session.paused ? 'Paused.' : 'Asked again.';
  if (turn?.result === 'unanswered') return 'Not answered.';
  return part === 0 ? 'Skipped.' : 'Nothing added.';
}

function askEmbed(interview: Interview, question: number, part: number, news?: string) {
  const { plan, session, place } = interview;
  const planned = plan.questions[question]!;
  const turn = session.turns[question];
  const { followUp, number } = nameOf(interview, question, part);
  const where = planned.chapter === null ? planned.title : `Chapter ${planned.chapter}, ${planned.title}`;
  const title = followUp ? `${number}: ${part === 1 ? 'one more thing' : 'one last thing'}` : `${number} · ${where}`;
  // Where one message takes the place of the other, the question itself would be gone.
  const again = followUp && place === 'private' ? [`> ${clip(planned.prompt.replace(/\s+/g, ' '), PROMPT_ROOM)}`] : [];
  const hints = followUp ? [] : (turn?.hints ?? []).map((id) => `💡 ${hintText(planned.criteria, id)}`);
  return embed({
    title,
    description: [
      ...again,
      followUp ?? planned.prompt,
      ...(planned.draft ? ['-# Draft: nobody has approved this question and its rubric yet.'] : []),
      ...hints,
      ...(news ? [`-# ${news}`] : timeText(interview)),
    ].join('\n\n'),
  });
}

function timeText({ session }: Interview): string[] {
  const end = closing(session.clock);
  if (end === null) return [];
  return [
    session.clock.grace === null
      ? `-# Time is up ${timestamp(end)}.`
      : `-# Time is up. What you send is taken until ${timestamp(end, 'T')}.`,
  ];
}

/** What is asked further, if it is a follow-up, and where in the interview that is. */
function nameOf({ plan, session }: Pick<Interview, 'plan' | 'session'>, question: number, part: number) {
  const asks = session.turns[question]?.parts[part]?.asks ?? null;
  const followUp = plan.questions[question]!.criteria.find(({ id }) => id === asks)?.follow_up;
  return { followUp, number: `${plan.scenario ? 'Phase' : 'Question'} ${question + 1} of ${plan.questions.length}` };
}

function hintText(criteria: { id: string; follow_up: string }[], id: string): string {
  return `Think about this: ${criteria.find((one) => one.id === id)?.follow_up ?? ''}`;
}

function askRows(interview: Interview, question: number, part: number): Row[] {
  const { learnerId, id, place, plan, session } = interview;
  const turn = session.turns[question];
  const answer =
    place === 'direct'
      ? button({ id: customId('interview.done', learnerId, id, question, part, 0), label: 'Done', style: 'primary' })
      : button({ id: customId('interview.answer', learnerId, id, question, part), label: 'Answer', style: 'primary' });
  const hints = turn?.hints.length ?? 0;
  const more = turn !== undefined && part === 0 && hintFor(plan.questions[question]!, turn) !== null;
  const hint = button({
    id: customId('interview.hint', learnerId, id, question, hints),
    label: `Hint (−${plural(HINT_POINTS, 'point')})`,
  });
  return rows([
    answer,
    ...(more ? [hint] : []),
    button({
      id: customId('interview.skip', learnerId, id, question, part),
      label: part === 0 ? 'Skip' : 'Nothing to add',
    }),
    button({ id: customId('interview.pause', learnerId, id, question, part), label: 'Pause' }),
  ]);
}

/** The first piece of an answer by direct message has come. */
export function collectingView(interview: Interview, question: number, part: number): Reply {
  const { learnerId, id } = interview;
  const done = button({
    id: customId('interview.done', learnerId, id, question, part, 1),
    label: 'Done',
    style: 'primary',
  });
  return { content: '-# Noted. Write on, correct it by editing, or press Done.', rows: [row(done)] };
}
