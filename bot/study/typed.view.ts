// What a typed answer came to, above the back of its card.
import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import { modal, textField } from '../discord/modal.ts';
import type { Modal, Reply } from '../discord/route.ts';
import { clip, escapeMarkdown } from '../discord/text.ts';
import type { Assessment, Ungraded } from '../grading/assessment.ts';
import type { GradedQuestion } from '../grading/question.ts';
import { proposedRating } from './proposal.ts';
import type { Shown } from './queue.store.ts';
import { backView, type Place } from './study.view.ts';

const SIGNS = { met: '✅', partly: '🟠', missed: '❌', unclear: '❔' } as const;
const QUOTE = 160;

export function answerForm(keys: number[], learnerId: bigint): Modal {
  const field = textField({ id: 'answer', label: 'As you would say it', long: true, most: 4000 });
  return modal(customId('study.typed', learnerId, ...keys), 'Type your answer', [field]);
}

/** Asked once, before a first answer would leave this instance. */
export function graderQuestion(host: string, { learnerId }: Pick<Place, 'learnerId'>): Reply {
  return {
    embeds: [
      embed({
        title: 'Who may read what you type?',
        description:
          `A language model at **${escapeMarkdown(host)}** can grade your answers: they would be sent there, without your name. ` +
          'The built-in grader sends nothing anywhere, but knows only whether a point is mentioned.',
      }),
    ],
    rows: [
      row(
        button({ id: customId('study.grader', learnerId, 1), label: 'Use the model', style: 'primary' }),
        button({ id: customId('study.grader', learnerId, 0), label: 'Keep it here' }),
      ),
    ],
  };
}

export function gradedView(shown: Shown, place: Place, question: GradedQuestion, graded: Assessment | Ungraded): Reply {
  const back = backView(shown, place, graded.kind === 'assessment' ? proposedRating(graded) : null);
  const feedback =
    graded.kind === 'assessment'
      ? embed({
          title: 'Your answer',
          description: pointsText(graded, question),
          footer: graderText(graded),
          colour: 'good',
        })
      : embed({
          title: 'Your answer has no verdict',
          description: `It could not be graded (${graded.reason}), and nothing was made up. Compare it with the back yourself.`,
          colour: 'careful',
        });
  return { ...back, embeds: [feedback, ...(back.embeds ?? [])] };
}

function pointsText({ criteria, misconceptions }: Assessment, question: GradedQuestion): string {
  const points = criteria.map(({ id, verdict, essential, evidence }) => {
    const statement = question.criteria.find((one) => one.id === id)?.statement ?? id;
    const quote = evidence ? `\n> “${escapeMarkdown(clip(evidence.replace(/\s+/g, ' '), QUOTE))}”` : '';
    return `${SIGNS[verdict]} ${clip(statement, QUOTE)}${essential ? ' (essential)' : ''}${quote}`;
  });
  const wrong = misconceptions
    .filter(({ found }) => found)
    .map(({ id }) => `⚠️ ${question.misconceptions.find((one) => one.id === id)?.correction ?? id}`);
  return [...points, ...wrong].join('\n');
}

function graderText({ grader }: Assessment): string {
  const limits =
    grader.measures === 'coverage' ? ': it knows whether a point is mentioned, not whether all is right' : '';
  return `Graded by ${grader.name}, version ${grader.version}${limits}. The button is yours to choose.`;
}
