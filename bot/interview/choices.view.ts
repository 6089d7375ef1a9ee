// What is offered while somebody types an option of /interview.
import type { Database } from '../db/database.ts';
import type { Call, Choice, Options } from '../discord/route.ts';
import { type Interview, pastInterviews } from './interview.store.ts';
import { deckForInterview, decksForInterview, questionsOf, scenariosLike } from './questions.store.ts';
import { interviewScore } from './turn-score.ts';

type Complete = (call: Call, typed: string, options: Options) => Promise<Choice[]>;

/** Offers to add a chapter to those that are typed already, by number or by a word of its title. */
export function chapterChoices(db: Database): Complete {
  return async ({ learnerId }, typed, options) => {
    const deck = await deckForInterview(db, learnerId, options.text('deck'));
    const all = await questionsOf(db, deck.id, []);
    const titles = new Map(all.map(({ chapter, planned }) => [chapter, planned.title]));
    const [, before = '', word = ''] = /^(.*[,;]\s*)?(.*)$/.exec(typed) ?? [];
    const sought = word.trim().toLowerCase();
    const found = [...titles].filter(([number, title]) => `${number} ${title}`.toLowerCase().includes(sought));
    const asTyped = /\d\s*[-–]\s*\d|,\s*\d/.test(typed) ? [{ name: typed, value: typed.slice(0, 100) }] : [];
    const offered = found.map(([number, title]) => ({
      name: `${before}${number} · ${title}`,
      value: `${before}${number}`.slice(0, 100),
    }));
    return [...asTyped, ...offered];
  };
}

export function deckChoices(db: Database): Complete {
  return async ({ learnerId }, typed) =>
    (await decksForInterview(db, learnerId, typed)).map(({ slug, title }) => ({ name: title, value: slug }));
}

export function scenarioChoices(db: Database): Complete {
  return async (_call, typed) =>
    (await scenariosLike(db, typed)).map(({ key, title }) => ({ name: title, value: key }));
}

export function reportChoices(db: Database): Complete {
  return async ({ learnerId }, typed) =>
    (await pastInterviews(db, learnerId, 25))
      .map(reportChoice)
      .filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
}

function reportChoice({ id, plan, session, startedAt }: Interview): Choice {
  const { share, complete, answered, planned } = interviewScore(plan, session);
  const what = plan.scenario?.title ?? `${plan.questions.length} questions`;
  const part = complete ? '' : `, ${answered} of ${planned} answered`;
  const figure = share === null ? 'no score' : `${Math.round(share * 100)} %${part}`;
  return { name: `${startedAt.toISOString().slice(0, 10)} · ${what}, ${plan.level} · ${figure}`, value: String(id) };
}
