// What a learner can expect to know on the day of the interview, chapter by chapter.
import { type Calibration, calibrated } from './calibration.ts';
import { type CourseCard, type CoursePlan, playCourse, recallWithout, seeded } from './course.ts';

export type ReadinessCard = CourseCard & { chapter: number; title: string };

/** Expected recall on the day, from 0 to 1, over cards; one never met counts as 0. */
export type Expected = {
  cards: number;
  /** Never met as of today. */
  unseen: number;
  /** If nothing more is studied. */
  stopping: number;
  /** With the new cards a day that are set now, and all reviews. */
  asSet: number;
  /** Where what is known lies in 19 of 20 cases, with the same. */
  low: number;
  high: number;
  /** With the new cards a day that bring every card in time, and all reviews. */
  planned: number;
};
export type ChapterExpected = Expected & { number: number; title: string };
export type Readiness = { whole: Expected; chapters: ChapterExpected[] };

type Pace = {
  /** New cards a day. */
  newPerDay: number;
  /** Those of today that are done already. */
  newToday: number;
  /** Days that bring new cards, today included. */
  introductionDays: number;
};

export type ReadinessPlan = Omit<CoursePlan, 'newCards' | 'odds'> & {
  asSet: Pace;
  planned: Pace;
  seed: number;
  odds: Calibration['odds'];
};

const TIMES = 8;
const Z = 1.959964;

/**
 * `cards` in the order in which new ones come, without suspended ones; `plan.days` is how far off the interview is. All
 * figures are FSRS's with their odds moved by what the learner turned out to know. A range holds two doubts, added as
 * squares: how well that is measured, and chance, by which a few cards more or less are known.
 */
export function readiness(cards: ReadinessCard[], plan: ReadinessPlan): Readiness {
  const { low, middle, high } = plan.odds;
  const moved = (recall: number[], odds: number) => recall.map((share) => calibrated(share, odds));
  const course = (pace: Pace) =>
    playCourse(cards, { ...plan, odds: middle, newCards: newCards(pace) }, seeded(plan.seed), TIMES).recall;
  const stopping = moved(
    cards.map((card) => recallWithout(card, plan.days, plan.parameters)),
    middle,
  );
  const predicted = course(plan.asSet);
  const [asSet, least, most] = [moved(predicted, middle), moved(predicted, low), moved(predicted, high)];
  const planned = moved(course(plan.planned), middle);
  const expected = (places: number[]): Expected => ({
    cards: places.length,
    unseen: places.filter((place) => !cards[place]!.memory).length,
    stopping: mean(places, stopping),
    asSet: mean(places, asSet),
    ...range(mean(places, asSet), mean(places, least), mean(places, most), deviation(places, asSet)),
    planned: mean(places, planned),
  });
  const all = cards.map((_, place) => place);
  const byChapter = Map.groupBy(all, (place) => cards[place]!.chapter);
  const chapters = [...byChapter].map(([number, places]) => ({
    number,
    title: cards[places[0]!]!.title,
    ...expected(places),
  }));
  return { whole: expected(all), chapters: chapters.sort((one, other) => one.number - other.number) };
}

function range(middle: number, least: number, most: number, chance: number): { low: number; high: number } {
  return {
    low: Math.max(0, middle - Math.hypot(middle - least, Z * chance)),
    high: Math.min(1, middle + Math.hypot(most - middle, Z * chance)),
  };
}

/** Standard deviation of the share that is known. */
function deviation(places: number[], values: number[]): number {
  const variance = places.reduce((sum, place) => sum + values[place]! * (1 - values[place]!), 0);
  return places.length === 0 ? 0 : Math.sqrt(variance) / places.length;
}

function newCards({ newPerDay, newToday, introductionDays }: Pace): (day: number) => number {
  return (day) => {
    if (day >= introductionDays) return 0;
    return day === 0 ? Math.max(0, newPerDay - newToday) : newPerDay;
  };
}

function mean(places: number[], values: number[]): number {
  return places.length === 0 ? 0 : places.reduce((sum, place) => sum + values[place]!, 0) / places.length;
}
