// What a learner can expect to know on the day of the interview, chapter by chapter.
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

export type ReadinessPlan = Omit<CoursePlan, 'newCards'> & { asSet: Pace; planned: Pace; seed: number };

const TIMES = 8;

/** `cards` in the order in which new ones come, without suspended ones; `plan.days` is how far off the interview is. */
export function readiness(cards: ReadinessCard[], plan: ReadinessPlan): Readiness {
  const stopping = cards.map((card) => recallWithout(card, plan.days, plan.parameters));
  const course = (pace: Pace) =>
    playCourse(cards, { ...plan, newCards: newCards(pace) }, seeded(plan.seed), TIMES).recall;
  const [asSet, planned] = [course(plan.asSet), course(plan.planned)];
  const expected = (places: number[]): Expected => ({
    cards: places.length,
    unseen: places.filter((place) => !cards[place]!.memory).length,
    stopping: mean(places, stopping),
    asSet: mean(places, asSet),
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

function newCards({ newPerDay, newToday, introductionDays }: Pace): (day: number) => number {
  return (day) => {
    if (day >= introductionDays) return 0;
    return day === 0 ? Math.max(0, newPerDay - newToday) : newPerDay;
  };
}

function mean(places: number[], values: number[]): number {
  return places.length === 0 ? 0 : places.reduce((sum, place) => sum + values[place]!, 0) / places.length;
}
