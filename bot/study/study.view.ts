// What a session shows: the front of a card, its back with the four answers, and what comes after the last one.
import { button, type Row, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import type { Left, Shown, ShownCard } from './queue.store.ts';
import { RATINGS, type Rating } from './schedule.ts';

/** Where a learner stands: what every button of a session carries. */
export type Place = {
  learnerId: bigint;
  sessionId: number;
  /** The answer that undo would take back; null when there is none. */
  lastReview: number | null;
};

const KINDS = {
  question: 'Interview question',
  criterion: 'Key point',
  tradeoff: 'Trade-off',
  mistake: 'Common mistake',
  concept: 'Concept',
  takeaway: 'Takeaway',
} as const;
const WHY = { learning: 'Learning', review: 'Review', new: 'New card', ahead: 'Learning, a little early' } as const;
const ANSWERS = {
  1: { label: 'Again', style: 'danger' },
  2: { label: 'Hard', style: 'secondary' },
  3: { label: 'Good', style: 'success' },
  4: { label: 'Easy', style: 'primary' },
} as const;

/** `news` stands above the card: what the last press did. */
export function frontView(shown: Shown, place: Place, news?: string): Reply {
  const show = button({ id: cardId('study.show', place, shown), label: 'Show answer', style: 'primary' });
  return {
    ...(news && { content: news }),
    embeds: [embed({ description: frontText(shown.card), footer: footer(shown) })],
    rows: [row(show, ...typeButton(place, shown), undoButton(place), putOffButton(place, shown), stopButton(place))],
  };
}

/** `proposed`: the answer that a graded text speaks for. */
export function backView(shown: Shown, place: Place, proposed: Rating | null = null): Reply {
  const answers = RATINGS.map((rating) => ({
    ...answerButton(rating, shown, place),
    ...(rating === proposed && { emoji: { name: '👉' } }),
  }));
  const { learnerId } = place;
  return {
    embeds: [embed({ description: `${frontText(shown.card)}\n\n${shown.card.back}`, footer: footer(shown) })],
    rows: [
      row(...answers),
      row(
        undoButton(place),
        button({ id: customId('card.passage', learnerId, shown.card.id), label: 'Where is this from?' }),
        putOffButton(place, shown),
        button({ id: cardId('study.suspend', place, shown), label: 'Suspend' }),
        ...reportButtons(shown.card, learnerId),
      ),
    ],
  };
}

/** The buttons that go on when there is no card: undo, and a look whether something came due. */
export function restRows(place: Place): Row[] {
  const { learnerId, sessionId, lastReview } = place;
  const next = button({
    id: customId('study.next', learnerId, sessionId, lastReview ?? 0),
    label: 'Look again',
    style: 'primary',
  });
  return [row(next, undoButton(place), stopButton(place))];
}

/** "This card is wrong", for cards that somebody else can mend. */
export function reportButtons({ id, own }: ShownCard, learnerId: bigint) {
  return own ? [] : [button({ id: customId('card.report', learnerId, id), label: 'Wrong?' })];
}

/** The card itself, for whoever shows it: where it belongs, and its front. */
export function frontText(card: ShownCard): string {
  const { front, draft } = card;
  return [
    `-# ${placeText(card)}`,
    ...(draft ? ['-# Draft: nobody has approved this text yet.'] : []),
    `### ${front}`,
  ].join('\n');
}

function placeText({ kind, chapter, deckTitle, own }: ShownCard): string {
  if (!own) return `${deckTitle} · Chapter ${chapter.number}, ${chapter.title} · ${KINDS[kind]}`;
  return [deckTitle, ...(chapter.title === deckTitle ? [] : [chapter.title]), 'your own card'].join(' · ');
}

export function leftText({ newCards, learning, reviews }: Left): string {
  const parts = [
    ...(newCards > 0 ? [`${newCards} new`] : []),
    ...(learning > 0 ? [`${learning} learning`] : []),
    ...(reviews > 0 ? [plural(reviews, 'review')] : []),
  ];
  return parts.length > 0 ? `left today: ${parts.join(', ')}` : 'the last one for today';
}

function footer({ why, pulled, left }: Shown): string {
  return `${pulled ? 'From your interview · ' : ''}${WHY[why]} · ${leftText(left)}`;
}

function answerButton(rating: Rating, shown: Shown, place: Place) {
  const { label, style } = ANSWERS[rating];
  const { learnerId, sessionId, lastReview } = place;
  const id = customId('study.rate', learnerId, sessionId, shown.card.id, shown.version, lastReview ?? 0, rating);
  return button({ id, label: `${label} · ${shown.labels[rating]}`, style });
}

/** Cards with a rubric behind them can be answered in writing. */
function typeButton(place: Place, shown: Shown) {
  const { kind, own } = shown.card;
  if (own || (kind !== 'question' && kind !== 'criterion')) return [];
  return [button({ id: cardId('study.type', place, shown), label: 'Type your answer' })];
}

function undoButton({ learnerId, sessionId, lastReview }: Place) {
  const id = customId('study.undo', learnerId, sessionId, lastReview ?? 0);
  return button({ id, label: 'Undo', disabled: lastReview === null });
}

function putOffButton(place: Place, shown: Shown) {
  return button({ id: cardId('study.bury', place, shown), label: 'Not today' });
}

function stopButton({ learnerId, sessionId }: Place) {
  return button({ id: customId('study.stop', learnerId, sessionId), label: 'Stop' });
}

function cardId(prefix: string, { learnerId, sessionId, lastReview }: Place, { card, version }: Shown): string {
  return customId(prefix, learnerId, sessionId, card.id, version, lastReview ?? 0);
}
