// The words that open an interview.
import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import type { GraderStanding } from '../grading/grader-choice.store.ts';
import { hostKey } from '../grading/host-key.ts';
import { HINT_POINTS, MOST_HINTS } from './follow-ups.ts';
import type { Interview } from './interview.store.ts';

const ONLY_YOU =
  'I can neither begin a private thread here nor write to you directly, so only you see this. **/interview resume** brings it back.';

/** The words that open the interview, and the button that starts the clock. */
export function introView(interview: Interview, grader: GraderStanding): Reply {
  const { plan, place, learnerId, id } = interview;
  const { scenario, questions, minutes, level } = plan;
  const shown = 'host' in grader ? hostKey(grader.host) : 0;
  const begin = (label: string, choice: number) =>
    button({
      id: customId('interview.begin', learnerId, id, choice, shown),
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
          ...(plan.notes?.length ? [`ℹ️ ${plan.notes.join(' ')}`] : []),
          howItGoes(interview, grader),
          ...(place === 'thread' ? ['-# This thread is private, but the moderators of this server can read it.'] : []),
          ...(place === 'private' ? [`-# ${ONLY_YOU}`] : []),
        ].join('\n\n'),
      }),
    ],
    rows: [row(...starts, button({ id: customId('interview.decline', learnerId, id), label: 'Not now' }))],
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
