// /settings: what a learner can set, each with a subcommand of its own.
import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Database } from '../db/database.ts';
import type { Choice, Command, Options, Reply, Verb } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { chooseGrader, type Graders, graderStanding } from '../grading/grader-choice.store.ts';
import { type Learner, learnerOf, saveSettings } from './learner.store.ts';
import { addDays, clockOf, learnerDay } from './learner-day.ts';
import { settingsView } from './settings.view.ts';
import { dayLabel, readDay } from './written-day.ts';
import { wantedZone, zoneSuggestions } from './zone-choice.ts';

type Changes = Parameters<typeof saveSettings>[2];

export function settingsCommand({ db, graders }: { db: Database; graders: Graders }): Command {
  const view = async (learner: Learner, now: Date, news?: string) =>
    settingsView(learner, await graderStanding(db, graders, { learnerId: learner.id, now }), now, news);
  const changing = (
    verb: Omit<Verb, 'answer' | 'run'>,
    changes: (options: Options, learner: Learner, now: Date) => Changes,
  ): Verb => ({
    ...verb,
    answer: 'private',
    async run({ learnerId, now }, options): Promise<Reply> {
      const learner = await learnerOf(db, learnerId);
      const saved = await saveSettings(db, learnerId, changes(options, learner, now), now);
      return view(saved, now, 'Saved.');
    },
  });

  return {
    name: 'settings',
    description: 'Your time zone, limits, desired retention, interview date and grader',
    subcommands: {
      show: {
        description: 'What is set, and what it means',
        answer: 'private',
        run: async ({ learnerId, now }) => view(await learnerOf(db, learnerId), now),
      },
      zone: {
        ...changing(
          {
            description: 'Your time zone, so that a day is your day',
            options: [text('zone', 'A city or zone, such as Europe/Berlin')],
          },
          (options) => ({ zone: wantedZone(options.text('zone')) }),
        ),
        complete: { zone: async ({ locale }, typed) => zoneSuggestions(typed, locale) },
      },
      'day-start': changing(
        {
          description: 'When your day turns over: before this hour it is still yesterday',
          options: [integer('hour', 'Hour of the morning, 0 to 12; 4 to begin with', 0, 12)],
        },
        (options) => ({ dayStartsAt: options.integer('hour')! * 60 }),
      ),
      retention: changing(
        {
          description: 'How much you want to remember when a card comes back: more means more reviews',
          options: [integer('percent', '80 to 95; 90 to begin with', 80, 95)],
        },
        (options) => ({ desiredRetention: options.integer('percent')! / 100 }),
      ),
      'new-cards': changing(
        {
          description: 'How many new cards you meet a day',
          options: [integer('per-day', '0 to 200; 10 to begin with', 0, 200)],
        },
        (options) => ({ newPerDay: options.integer('per-day')! }),
      ),
      reviews: changing(
        {
          description: 'How many reviews you do a day at most; what is over waits, spread over the next days',
          options: [integer('per-day', '1 to 2000; 200 to begin with', 1, 2000)],
        },
        (options) => ({ reviewsPerDay: options.integer('per-day')! }),
      ),
      'interview-date': {
        ...changing(
          {
            description: 'The day of your interview: what matters most then comes first',
            options: [text('date', 'Such as "7 December", "in 2 weeks" or 2026-12-07; "none" takes it away')],
          },
          (options, learner, now) => ({
            interviewDate: wantedDay(options.text('date')!, learnerDay(now, clockOf(learner))),
          }),
        ),
        complete: {
          date: async ({ learnerId, now }, typed) =>
            daySuggestions(typed, learnerDay(now, clockOf(await learnerOf(db, learnerId)))),
        },
      },
      grader: {
        description: 'Who grades your answers: a language model, where one is set up, or the built-in grader',
        answer: 'private',
        options: [GRADER],
        async run({ learnerId, now }, options) {
          const learner = await learnerOf(db, learnerId);
          const kind = options.text('by') === 'model' ? 'model' : 'embedded';
          const host = graders.model?.host;
          if (host) await chooseGrader(db, { learnerId, now }, kind, host);
          else if (kind === 'model') throw new UserError(NO_MODEL);
          return view(
            learner,
            now,
            host ? 'Saved. It holds from the next answer on.' : 'The built-in grader grades already.',
          );
        },
      },
    },
  };
}

const NO_MODEL =
  'No language model is set up here, so the built-in grader grades. Whoever runs this bot can change that.';
const GRADER: APIApplicationCommandBasicOption = {
  ...text('by', 'The model judges what is right; the built-in grader only what is mentioned'),
  type: ApplicationCommandOptionType.String,
  choices: [
    { name: 'Language model: your answers are sent to it, without your name', value: 'model' },
    { name: 'Built-in grader: nothing leaves this bot', value: 'embedded' },
  ],
};

function text(name: string, description: string) {
  return { type: ApplicationCommandOptionType.String as const, name, description, required: true };
}

function integer(name: string, description: string, min_value: number, max_value: number) {
  return {
    type: ApplicationCommandOptionType.Integer as const,
    name,
    description,
    min_value,
    max_value,
    required: true,
  };
}

function wantedDay(typed: string, today: string): string | null {
  if (/^(none|off|never|no)$/i.test(typed.trim())) return null;
  const day = readDay(typed, today);
  if (!day)
    throw new UserError(
      `I can't read "${typed.slice(0, 60)}" as a day. Write it like 2026-12-07, "7 December" or "in 2 weeks".`,
    );
  return day;
}

function daySuggestions(typed: string, today: string): Choice[] {
  const read = readDay(typed, today);
  if (read) return [{ name: dayLabel(read), value: read }];
  const weeks = [1, 2, 3, 4, 6, 8].map((count) => {
    const day = addDays(today, 7 * count);
    return { name: `${count === 1 ? 'In a week' : `In ${count} weeks`}: ${dayLabel(day)}`, value: day };
  });
  return [...weeks, { name: 'None: take the date away', value: 'none' }];
}
