import type { Database } from '../db/database.ts';
import { plural } from '../discord/text.ts';
import type { Learner } from '../learners/learner.store.ts';
import { knownCards } from './cards.store.ts';
import { shareRows } from './charts/share-rows.ts';
import { COLOURS } from './charts/theme.ts';
import type { ShownDeck } from './deck.store.ts';
import { type ChapterStages, chapterStages, countsOf, STAGES, type Stage, stageOf } from './figures/chapters.ts';
import type { Page } from './page.view.ts';

const COLOUR_OF: Record<Stage, string> = {
  mature: COLOURS.green,
  young: COLOURS.blue,
  learning: COLOURS.orange,
  new: COLOURS.track,
  suspended: COLOURS.grey,
};

/** What the cards of each chapter are: new, learning, young or mature. */
export async function chaptersPage(
  db: Database,
  { learner, deck }: { learner: Learner; deck: ShownDeck },
): Promise<Page> {
  const cards = await knownCards(db, { learnerId: learner.id, deckId: deck.id });
  const staged = cards.map(({ chapter, title, state }) => ({ chapter, title, stage: stageOf(state) }));
  const chapters = chapterStages(staged);
  const whole = countsOf(staged);
  const met = cards.length - whole.new;
  return {
    title: `Chapters: ${deck.title}`,
    words: [
      `**${met} of ${plural(cards.length, 'card')} met**: ${countsWords(whole)}.`,
      ...chapters.map((chapter) => `**${chapter.number}** ${chapter.title}: ${countsWords(chapter.counts)}`),
    ],
    more: ['-# Young: in review, remembered for less than three weeks. Mature: for three weeks or more.'],
    picture: cards.length === 0 ? null : chaptersPicture(deck.title, chapters, whole),
  };
}

function countsWords(counts: Record<Stage, number>): string {
  const parts = STAGES.filter((stage) => counts[stage] > 0).map((stage) => `${counts[stage]} ${stage}`);
  return parts.length > 0 ? parts.join(', ') : 'no cards';
}

function chaptersPicture(title: string, chapters: ChapterStages[], whole: Record<Stage, number>): string {
  const stages = STAGES.filter((stage) => stage !== 'suspended' || whole.suspended > 0);
  return shareRows({
    title: 'Chapter by chapter',
    subtitle: `${title}: cards met, and how well`,
    series: stages.map((stage) => ({ name: stage, colour: COLOUR_OF[stage] })),
    rows: chapters.map(({ number, title: label, total, counts }) => ({
      label: `${number}  ${label}`,
      note: `${total - counts.new} of ${total}`,
      values: stages.map((stage) => counts[stage]),
    })),
  });
}
