// /interview: starts one, goes on, ends it, and looks back.
import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Call, Choice, Command, Options, Reply } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { readChapters } from '../study/chapter-list.ts';
import { openPlace, type Place } from './begin.ts';
import { chooseQuestions } from './choose-questions.ts';
import { invitationView } from './group.view.ts';
import { hereView, settled } from './here.view.ts';
import { historyView } from './history.view.ts';
import type { InterviewParts } from './interview.buttons.ts';
import {
  createInterview,
  findInterview,
  type Interview,
  openInterview,
  pastInterviews,
  sayAgain,
  takeEvent,
} from './interview.store.ts';
import type { Plan } from './plan.ts';
import { deckForInterview, questionsOf, scenarioPlan, scenariosLike, standingOf } from './questions.store.ts';
import type { Level } from './rubric.ts';
import { interviewScore } from './turn-score.ts';

const MINUTES_A_QUESTION = 8;
const QUESTIONS = 4;
const LEVELS: Level[] = ['junior', 'mid', 'senior', 'staff'];

const OPTIONS: APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'chapters',
    description: 'Such as 3 or 1-4, 9; left out: mixed, more from where you are weak',
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'level',
    description: 'The level that you interview for; left out: that of last time, or mid',
    choices: LEVELS.map((level) => ({ name: level, value: level })),
  },
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'questions',
    description: `How many; left out: ${QUESTIONS}`,
    min_value: 1,
    max_value: 12,
  },
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'minutes',
    description: `For all of them; left out: ${MINUTES_A_QUESTION} for each`,
    min_value: 3,
    max_value: 180,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'deck',
    description: 'Which deck; left out: the one of last time',
  },
];
const SCENARIO: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'name',
  description: 'Which one',
  required: true,
};

export function interviewCommand(parts: InterviewParts & { random?: () => number }): Command {
  const { db } = parts;
  const complete = { chapters: chapterChoices(parts) };
  const scenarios = async (_call: Call, typed: string) =>
    (await scenariosLike(db, typed)).map(({ key, title }) => ({ name: title, value: key }));

  async function begin(call: Call, deckId: number, plan: Plan, place: Place): Promise<Interview> {
    return createInterview(parts, { learnerId: call.learnerId, deckId, plan, ...place }, call.now);
  }
  async function start(call: Call, { deckId, plan }: { deckId: number; plan: Plan }): Promise<Reply> {
    await refuseSecond(call);
    const place = await openPlace(await parts.channels(), call, plan.scenario?.title ?? 'Mock interview');
    const interview = await begin(call, deckId, plan, place);
    if (place.place === 'private') return hereView(parts, interview, call.now);
    if (call.direct) return { content: '-# Here it comes.' };
    return { content: `Your interview waits for you in <#${place.channelId}>.` };
  }
  async function refuseSecond({ learnerId }: Call): Promise<void> {
    const under = await openInterview(db, learnerId);
    if (!under) return;
    const where = under.channelId === null ? '' : ` in <#${under.channelId}>`;
    throw new UserError(
      `You have an interview under way${where}. **/interview resume** goes on with it, **/interview stop** ends it.`,
    );
  }

  return {
    name: 'interview',
    description: 'Mock interviews that are graded point by point',
    subcommands: {
      start: {
        description: 'Begin a mock interview with questions of the deck',
        answer: 'private',
        options: OPTIONS,
        complete,
        run: async (call, options) => start(call, await questionPlan(parts, call, options)),
      },
      scenario: {
        description: 'Begin a long design interview, in phases with a time box each',
        answer: 'private',
        options: [SCENARIO],
        complete: { name: scenarios },
        async run(call, options) {
          await learnerOf(db, call.learnerId);
          return start(call, await scenarioPlan(db, options.text('name') ?? ''));
        },
      },
      group: {
        description: 'Sit an interview while others watch and judge before the reveal',
        answer: 'public',
        options: OPTIONS,
        complete,
        async run(call, options) {
          if (!call.mayThread) {
            throw new UserError(
              'A group interview needs a text channel of a server in which I may begin private threads and write in them.',
            );
          }
          await refuseSecond(call);
          const { deckId, plan } = await questionPlan(parts, call, options);
          const place = await openPlace(await parts.channels(), call, `${plainName(call.name)}'s interview`);
          if (place.place !== 'thread') throw new UserError('I could not begin a thread here.');
          const interview = await begin(call, deckId, { ...plan, group: true }, place);
          return invitationView(interview, call.name);
        },
      },
      resume: {
        description: 'Go on with your interview, here or where it is held',
        answer: 'private',
        run: (call) => resume(parts, call),
      },
      stop: {
        description: 'End your interview: what is there is graded, and the report is written',
        answer: 'private',
        async run(call) {
          const under = await underWay(parts, call);
          const { interview } = await takeEvent(parts, under, { type: 'stop', draft: null }, call.now);
          if (interview.place !== 'private')
            return { content: `Ended. The report comes in <#${interview.channelId}>.` };
          return hereView(parts, await settled(db, interview), call.now);
        },
      },
      history: {
        description: 'Your past interviews, and how each chapter went over time',
        answer: 'private',
        run: async ({ learnerId }) => historyView(await pastInterviews(db, learnerId, 40)),
      },
      report: {
        description: 'The report of a past interview',
        answer: 'private',
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: 'interview',
            description: 'Which one; left out: the last',
          },
        ],
        complete: {
          interview: async ({ learnerId }, typed) =>
            (await pastInterviews(db, learnerId, 25)).map(interviewChoice).filter(({ name }) => name.includes(typed)),
        },
        async run({ learnerId, now }, options) {
          const chosen = Number(options.text('interview') ?? Number.NaN);
          const [last] = await pastInterviews(db, learnerId, 1);
          const wanted = Number.isInteger(chosen) ? await findInterview(db, { learnerId, id: chosen }) : last;
          if (!wanted || wanted.open)
            throw new UserError('There is no such report yet. **/interview history** lists what there is.');
          return hereView(parts, { ...wanted, place: 'thread' }, now);
        },
      },
    },
  };
}

async function questionPlan(
  { db, random = Math.random }: InterviewParts & { random?: () => number },
  { learnerId, now }: Call,
  options: Options,
): Promise<{ deckId: number; plan: Plan }> {
  await learnerOf(db, learnerId);
  const deck = await deckForInterview(db, learnerId, options.text('deck'));
  const candidates = await questionsOf(db, deck.id, readChapters(options.text('chapters') ?? ''));
  const [last] = await pastInterviews(db, learnerId, 1);
  const level = LEVELS.find((one) => one === options.text('level')) ?? last?.plan.level ?? 'mid';
  const wanted = { level, count: options.integer('questions') ?? QUESTIONS };
  const chosen = chooseQuestions(candidates, wanted, await standingOf(db, learnerId, deck.id, now), random);
  const minutes = options.integer('minutes') ?? chosen.length * MINUTES_A_QUESTION;
  const questions = chosen.map(({ planned }) => planned);
  return { deckId: deck.id, plan: { level, minutes, group: false, scenario: null, questions } };
}

async function underWay({ db }: InterviewParts, { learnerId }: Call): Promise<Interview> {
  const interview = await openInterview(db, learnerId);
  if (!interview) throw new UserError('You have no interview under way. **/interview start** begins one.');
  return interview;
}

async function resume(parts: InterviewParts, call: Call): Promise<Reply> {
  const under = await underWay(parts, call);
  const { refused } = await takeEvent(parts, under, { type: 'resume' }, call.now);
  if (under.place === 'private') return hereView(parts, await settled(parts.db, under), call.now);
  if (refused) await sayAgain(parts, under, { do: under.session.phase === 'ready' ? 'intro' : 'resumed' });
  const after = await settled(parts.db, under, 8000);
  if (after.place !== 'private') return { content: `It goes on in <#${after.channelId}>.` };
  // Its place was gone, so that nothing could be said there: the pause that this brought about ends here.
  const { interview } = await takeEvent(parts, after, { type: 'resume' }, call.now);
  return hereView(parts, interview, call.now);
}

function interviewChoice({ id, plan, session, startedAt }: Interview): Choice {
  const { share } = interviewScore(plan, session);
  const what = plan.scenario?.title ?? `${plan.questions.length} questions`;
  const figure = share === null ? 'no score' : `${Math.round(share * 100)} %`;
  return { name: `${startedAt.toISOString().slice(0, 10)} · ${what}, ${plan.level} · ${figure}`, value: String(id) };
}

function chapterChoices({ db }: InterviewParts) {
  return async ({ learnerId }: Call, typed: string, options: Options): Promise<Choice[]> => {
    const deck = await deckForInterview(db, learnerId, options.text('deck'));
    const all = await questionsOf(db, deck.id, []);
    const titles = new Map(all.map(({ chapter, planned }) => [chapter, planned.title]));
    const [, before = '', word = ''] = /^(.*[,;]\s*)?(.*)$/.exec(typed) ?? [];
    const sought = word.trim().toLowerCase();
    const found = [...titles].filter(([number, title]) => `${number} ${title}`.toLowerCase().includes(sought));
    const asTyped = /\d\s*[-–]\s*\d|,\s*\d/.test(typed)
      ? [{ name: typed.slice(0, 100), value: typed.slice(0, 100) }]
      : [];
    return [
      ...asTyped,
      ...found.map(([number, title]) => ({
        name: `${before}${number} · ${title}`.slice(0, 100),
        value: `${before}${number}`.slice(0, 100),
      })),
    ];
  };
}

/** A name as a thread's title takes it, without the escapes of Markdown. */
function plainName(name: string): string {
  return name.replace(/\\(.)/g, '$1').replace(/\u200b/g, '');
}
