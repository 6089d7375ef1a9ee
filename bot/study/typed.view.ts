// What a typed answer came to, above the back of its card.
import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import { modal, textField } from '../discord/modal.ts';
import type { Modal, Reply } from '../discord/route.ts';
import { clip, escapeMarkdown } from '../discord/text.ts';
import type { Assessment, Ungraded, UngradedReason } from '../grading/assessment.ts';
import { hostKey } from '../grading/host-key.ts';
import type { GradedQuestion } from '../grading/question.ts';
import { remarkTexts } from '../grading/remark-texts.ts';
import { reasonText } from '../grading/ungraded.ts';
import { proposedRating } from './proposal.ts';
import type { Shown } from './queue.store.ts';
import { backView, type Place } from './study.view.ts';

const SIGNS = { met: '✅', partly: '🟠', missed: '❌', unclear: '❔' } as const;
const QUOTE = 160;

/** `begun`: what stands in the form at first. */
export function answerForm(keys: number[], learnerId: bigint, begun: string | null): Modal {
  const field = textField({ id: 'answer', label: 'As you would say it', long: true, most: 4000, value: begun ?? '' });
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
        button({ id: customId('study.grader', learnerId, 1, hostKey(host)), label: 'Use the model', style: 'primary' }),
        button({ id: customId('study.grader', learnerId, 0), label: 'Keep it here' }),
      ),
    ],
  };
}

/** `sentAt`: when the answer was sent to be graded. */
export function gradedView(
  shown: Shown,
  place: Place,
  question: GradedQuestion,
  graded: Assessment | Ungraded,
  sentAt: Date,
): Reply {
  const { learnerId, sessionId, lastReview } = place;
  const has = graded.kind === 'assessment';
  const back = backView(shown, place, has ? proposedRating(graded) : null);
  const retry = [sessionId, shown.card.id, shown.version, lastReview ?? 0, sentAt.getTime()];
  const more = has
    ? button({ id: customId('study.contest', learnerId, sentAt.getTime()), label: 'Contest the verdict' })
    : button({ id: customId('study.retry', learnerId, ...retry), label: 'Retry', style: 'primary' });
  const feedback = has ? verdictEmbed(graded, question) : ungradedEmbed(graded.reason);
  return { embeds: [feedback, ...(back.embeds ?? [])], rows: [...(back.rows ?? []), row(more)] };
}

function verdictEmbed(graded: Assessment, question: GradedQuestion) {
  const description = pointsText(graded, question);
  return embed({ title: 'Your answer', description, footer: graderText(graded), colour: 'good' });
}

function ungradedEmbed(reason: UngradedReason) {
  return embed({
    title: 'Your answer has no verdict',
    description:
      `It is kept for a day, but it could not be graded: ${reasonText(reason)}. No verdict is made up in its place.\n\n` +
      'Retry now or later, or compare it with the back yourself.' +
      (reason === 'unclear' ? '' : ' If it keeps failing, **/settings grader** lets the built-in grader take over.'),
    colour: 'careful',
  });
}

function pointsText(assessment: Assessment, question: GradedQuestion): string {
  const { criteria, misconceptions } = assessment;
  const points = criteria.map(({ id, verdict, essential, evidence }) => {
    const statement = question.criteria.find((one) => one.id === id)?.statement ?? id;
    const quote = evidence ? `\n> “${escapeMarkdown(clip(evidence.replace(/\s+/g, ' '), QUOTE))}”` : '';
    return `${SIGNS[verdict]} ${clip(statement, QUOTE)}${essential ? ' (essential)' : ''}${quote}`;
  });
  const wrong = misconceptions
    .filter(({ found }) => found)
    .map(({ id }) => `⚠️ ${question.misconceptions.find((one) => one.id === id)?.correction ?? id}`);
  return [...remarkTexts(assessment), ...points, ...wrong].join('\n');
}

function graderText({ grader }: Assessment): string {
  const limits =
    grader.measures === 'coverage' ? ': it knows whether a point is mentioned, not whether all is right' : '';
  return `Graded by ${grader.name}, version ${grader.version}${limits}. The button is yours to choose.`;
}
