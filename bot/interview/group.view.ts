// A group interview: the invitation, the observers' private verdicts, and the call to reveal.
import { button, row, select } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { clip, plural } from '../discord/text.ts';
import type { Judgement } from './group.store.ts';
import type { Interview } from './interview.store.ts';
import { snowflakeKeys } from './snowflake-keys.ts';
import { questionName } from './verdict.view.ts';

/** Seven of them fit into one message. */
const STATEMENT = 500;

/** For the channel: who sits the interview, and how to watch. */
export function invitationView({ learnerId, id, plan, channelId }: Interview, name: string): Reply {
  const watch = customId('interview.watch', 0n, ...snowflakeKeys(learnerId), id);
  return {
    embeds: [
      embed({
        title: plan.scenario?.title ?? 'Group interview',
        description:
          `**${name}** sits a mock interview: ${plural(plan.questions.length, plan.scenario ? 'phase' : 'question')}, ${plan.level} level. ` +
          `**Watch and judge** lets you into its thread, <#${channelId}>. There you judge each answer in private, before the grader's verdict is revealed.`,
      }),
    ],
    rows: [row(button({ id: watch, label: 'Watch and judge', style: 'primary' }))],
  };
}

/** The answer is graded: the observers judge, and then the candidate reveals. */
export function judgeView({ learnerId, id, plan }: Interview, question: number): Reply {
  const keys = snowflakeKeys(learnerId);
  return {
    embeds: [
      embed({
        title: `${questionName(plan, question)} · what do you say?`,
        description:
          "The grader's verdict is there, and waits.\n" +
          '**Observers**: press **My verdict**. Nobody sees it before the reveal.\n' +
          '**Candidate**: press **Reveal** when all have judged, or when you have waited long enough. The clock stands.',
      }),
    ],
    rows: [
      row(
        button({ id: customId('interview.judge', 0n, ...keys, id, question), label: 'My verdict', style: 'primary' }),
        button({ id: customId('interview.reveal', learnerId, id, question), label: 'Reveal' }),
      ),
    ],
  };
}

/** How many observers have judged, for the candidate who waits for them. */
export function judgedView(judgements: Judgement[]): Reply {
  const given = judgements.filter(({ met }) => met !== null).length;
  const all = given === judgements.length ? ' That is all: the candidate may reveal.' : '';
  return { content: `-# ${given} of ${plural(judgements.length, 'observer')} gave a verdict.${all}` };
}

/** An observer's private form: which points were made. */
export function judgementView(
  { learnerId, id, plan }: Interview,
  question: number,
  observer: bigint,
  met: string[] | null,
  note?: string,
): Reply {
  const { criteria } = plan.questions[question]!;
  const options = [
    ...criteria.map((criterion, i) => ({
      label: clip(`${i + 1}. ${criterion.statement}`, 100),
      value: String(i),
      chosen: met?.includes(criterion.id) ?? false,
    })),
    { label: 'None of them', value: 'none', chosen: met?.length === 0 },
  ];
  const points = criteria.map(
    ({ statement, essential }, i) => `${i + 1}. ${clip(statement, STATEMENT)}${essential ? ' _(essential)_' : ''}`,
  );
  return {
    embeds: [
      embed({
        title: met === null ? 'Which of these did the answer make?' : 'Kept. You can change it until the reveal.',
        description: [...points, ...(note ? [`\n${note}`] : [])].join('\n'),
      }),
    ],
    rows: [
      row(
        select({
          id: customId('interview.judged', observer, ...snowflakeKeys(learnerId), id, question),
          placeholder: 'The points that were made',
          options,
          most: options.length,
        }),
      ),
    ],
  };
}
