// What the interviewer says before and while it asks: the opening, questions, hints, the clock.
import { button, type Row, row, rows } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { clip, escapeMarkdown, plural, timestamp } from '../discord/text.ts';
import type { GraderStanding } from '../grading/grader-choice.store.ts';
import { HINT_POINTS, hintFor, MOST_HINTS } from './follow-ups.ts';
import type { Interview } from './interview.store.ts';
import { deadline, leftMs } from './session-clock.ts';

/** What of an answer is shown with its question; all of it is in the transcript. */
const ANSWER_ROOM = 3500;

/** The words that open the interview, and the button that starts the clock. */
export function introView(interview: Interview, grader: GraderStanding): Reply {
  const { plan, place, learnerId, id } = interview;
  const { scenario, questions, minutes, level } = plan;
  const begin = (label: string, choice: number) =>
    button({
      id: customId('interview.begin', learnerId, id, choice),
      label,
      style: choice === 2 ? 'secondary' : 'primary',
    });
  const byModel = (host: string) => begin(`Begin, graded by ${host}`, 1);
  const here = begin('Begin, graded here', 2);
  const starts = {
    ask: 'host' in grader ? [byModel(grader.host), here] : [],
    model: [begin('Begin', 0), here],
    embedded: [begin('Begin', 0), ...('host' in grader ? [byModel(grader.host)] : [])],
  }[grader.kind];
  const size = scenario ? plural(questions.length, 'phase') : plural(questions.length, 'question');
  return {
    embeds: [
      embed({
        title: scenario ? scenario.title : 'Mock interview',
        description: [
          `**${size}, ${minutes} minutes, ${level} level.**`,
          ...(scenario ? [scenario.brief] : []),
          howItGoes(interview, grader),
          ...(place === 'thread' ? ['-# This thread is private, but the moderators of this server can read it.'] : []),
        ].join('\n\n'),
      }),
    ],
    rows: [row(...starts, button({ id: customId('interview.stop', learnerId, id), label: 'Not now' }))],
  };
}

function howItGoes({ plan, place }: Interview, grader: GraderStanding): string {
  const how =
    place === 'direct' ? 'write here, in as many messages as you like, then press **Done**' : 'press **Answer**';
  const clock = plan.scenario
    ? 'each phase has its own time box, which runs only while it is your turn.'
    : 'it runs only while it is your turn, not while you read a verdict.';
  return [
    `- **Answers**: say it as you would say it aloud; ${how}. Where something essential is missing I ask once or twice more.`,
    `- **Clock**: ${clock} You can pause at any time, for a week if need be.`,
    `- **Hints** cost ${plural(HINT_POINTS, 'point')} each, at most ${MOST_HINTS} a ${plan.scenario ? 'phase' : 'question'}.`,
    ...(plan.group ? ['- **Observers** judge each answer in private; you press **Reveal** when they are ready.'] : []),
    `- **Grading**: ${gradingText(grader)}`,
  ].join('\n');
}

function gradingText(grader: GraderStanding): string {
  if (grader.kind === 'ask') {
    return (
      `you choose. A language model at **${grader.host}** judges whether what you say is right; your answers would be sent there, without your name. ` +
      'The grader that is built in here sends nothing anywhere, but measures only whether the points are mentioned. **/settings grader** changes it later.'
    );
  }
  if (grader.kind === 'model')
    return `a language model at **${grader.host}** judges whether what you say is right; your answers are sent there, without your name.`;
  const why = grader.why === 'no budget' ? "today's budget for the language model is used up, so the" : 'the';
  return `${why} built-in grader measures whether the expected points are mentioned, not whether all you say is right.`;
}

/** A question or a follow-up, with what can be done about it. */
export function askView(interview: Interview, question: number, part: number): Reply {
  return { embeds: [askEmbed(interview, question, part)], rows: askRows(interview, question, part) };
}

/** The same once it is answered or left: without buttons, with a line about what became of it, and the answer. */
export function askedView(interview: Interview, question: number, part: number, news: string): Reply {
  const asked = askEmbed(interview, question, part, news);
  const answer = interview.place === 'thread' ? interview.session.turns[question]?.parts[part]?.answer : null;
  if (!answer) return { embeds: [asked] };
  return { embeds: [asked, embed({ title: 'You said', description: clip(escapeMarkdown(answer), ANSWER_ROOM) })] };
}

function askEmbed({ plan, session }: Interview, question: number, part: number, news?: string) {
  const planned = plan.questions[question]!;
  const turn = session.turns[question];
  const asks = turn?.parts[part]?.asks ?? null;
  const followUp = planned.criteria.find(({ id }) => id === asks)?.follow_up;
  const what = plan.scenario ? 'Phase' : 'Question';
  const number = `${what} ${question + 1} of ${plan.questions.length}`;
  const where = planned.chapter === null ? planned.title : `Chapter ${planned.chapter}, ${planned.title}`;
  const title = followUp ? `${number}: one more thing` : `${number} · ${where}`;
  const end = deadline(session.clock);
  const hints = followUp ? [] : (turn?.hints ?? []).map((id) => `💡 ${hintText(planned.criteria, id)}`);
  return embed({
    title,
    description: [
      followUp ?? planned.prompt,
      ...(planned.draft ? ['-# Draft: nobody has approved this question and its rubric yet.'] : []),
      ...hints,
      ...(news ? [`-# ${news}`] : end ? [`-# Time is up ${timestamp(end)}.`] : []),
    ].join('\n\n'),
  });
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
    button({ id: customId('interview.pause', learnerId, id), label: 'Pause' }),
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

export function warnView({ session }: Interview, now: Date): Reply {
  const minutes = Math.max(1, Math.round(leftMs(session.clock, now) / 60_000));
  return { content: `⏳ ${plural(minutes, 'minute')} left. What is most important? Say that first.` };
}

export function timeUpView({ plan }: Interview): Reply {
  const what = plan.scenario ? 'The time box is over.' : 'Time is up.';
  return { content: `⌛ ${what} What you have said so far is what counts.` };
}

export function pausedView({ learnerId, id, place, session }: Interview, now: Date): Reply {
  const left = Math.ceil(leftMs(session.clock, now) / 60_000);
  return {
    content:
      `⏸ Paused with ${plural(left, 'minute')} left. Nothing is lost: go on today or next week.` +
      (place === 'direct' ? ' What you write before that is not part of the answer.' : ''),
    rows: [
      row(
        button({ id: customId('interview.resume', learnerId, id), label: 'Go on', style: 'primary' }),
        button({ id: customId('interview.stop', learnerId, id), label: 'End it here' }),
      ),
    ],
  };
}
