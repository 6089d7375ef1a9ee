// Contested verdicts as operators read them.
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { clip, escapeMarkdown, plural, timestamp } from '../discord/text.ts';
import type { Contest } from '../interview/contest.store.ts';

export function contestedView(contests: Contest[]): Reply {
  if (contests.length === 0) return { content: 'No verdict is contested at the moment.' };
  const lines = contests.map(
    ({ id, rubric, comment, consent, assessment, createdAt }) =>
      `**${id}** · ${timestamp(createdAt)} · ${rubric.prompt}\n> ${escapeMarkdown(clip(comment.replace(/\s+/g, ' '), 200))}\n` +
      `-# ${assessment.grader.name} ${assessment.grader.version}${consent ? ' · may be published' : ''}`,
  );
  return {
    embeds: [
      embed({
        title: `${plural(contests.length, 'contested verdict')}, oldest first`,
        description: lines.join('\n'),
        footer: '/operator contested number: shows one; /operator accept and decline decide it.',
      }),
    ],
  };
}

export function contestView({ id, rubric, answer, assessment, comment, consent, status }: Contest): Reply {
  const verdicts = assessment.criteria.map(({ id, verdict, evidence }) => {
    const statement = rubric.criteria.find((one) => one.id === id)?.statement ?? id;
    return `**${verdict}**: ${statement}${evidence ? `\n> ${escapeMarkdown(clip(evidence.replace(/\s+/g, ' '), 150))}` : ''}`;
  });
  return {
    embeds: [
      embed({
        title: `Contested verdict ${id} (${status})`,
        description: [
          `**${rubric.prompt}**`,
          `They say: ${escapeMarkdown(clip(comment, 600))}`,
          verdicts.join('\n'),
        ].join('\n\n'),
        fields: [
          { name: 'The answer', value: escapeMarkdown(clip(answer, 900)) },
          { name: 'Graded by', value: `${assessment.grader.name} ${assessment.grader.version}` },
          { name: 'May be published', value: consent ? 'yes, without the name' : 'no' },
        ],
      }),
    ],
    files: [{ name: 'answer.txt', data: Buffer.from(answer) }],
  };
}
