// /interview: starts one, goes on, ends it, and looks back.
import type { Call, Command, Options, Reply } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { chapterChoices, deckChoices, reportChoices, scenarioChoices } from './choices.view.ts';
import { sayAgain } from './effects.store.ts';
import { NOT_NOW } from './end.buttons.ts';
import { endView } from './end.view.ts';
import { invitationView } from './group.view.ts';
import { hereSoon, hereView, settled } from './here.view.ts';
import { historyView } from './history.view.ts';
import type { InterviewParts } from './interview.buttons.ts';
import {
  createInterview,
  dropUnbegun,
  findInterview,
  type Interview,
  openInterview,
  pastInterviews,
} from './interview.store.ts';
import { GROUP_OPTIONS, QUESTION_OPTIONS, REPORT_OPTIONS, SCENARIO_OPTION } from './interview-options.ts';
import { openPlace } from './places.ts';
import { type Plan, threadTitle } from './plan.ts';
import { questionPlan } from './question-plan.store.ts';
import { scenarioPlan } from './questions.store.ts';
import { resumed } from './session.ts';
import { takeEvent } from './take-event.store.ts';

type Parts = InterviewParts & { random?: () => number };
const ONLY_HERE =
  'I can no longer write to you elsewhere, so it goes on here, where only you see it. **/interview resume** brings it back.';

type Planned = { deckId: number; plan: Plan };

export function interviewCommand(parts: Parts): Command {
  const { db } = parts;
  const complete = { chapters: chapterChoices(db), deck: deckChoices(db) };
  return {
    name: 'interview',
    description: 'Mock interviews that are graded point by point',
    subcommands: {
      start: {
        description: 'Begin a mock interview with questions of the deck',
        answer: 'private',
        options: QUESTION_OPTIONS,
        complete,
        run: async (call, options) => start(parts, call, await questionsWanted(parts, call, options)),
      },
      scenario: {
        description: 'Begin a long design interview, in phases with a time box each',
        answer: 'private',
        options: [SCENARIO_OPTION],
        complete: { name: scenarioChoices(db) },
        run: async (call, options) => start(parts, call, await scenarioPlan(db, options.text('name') ?? '')),
      },
      group: {
        description: 'Sit an interview while others watch and judge before the reveal',
        answer: 'public',
        options: GROUP_OPTIONS,
        complete: { ...complete, scenario: scenarioChoices(db) },
        async run(call, options) {
          const scenario = options.text('scenario');
          const planned = scenario ? await scenarioPlan(db, scenario) : await questionsWanted(parts, call, options);
          return startGroup(parts, call, planned);
        },
      },
      resume: {
        description: 'Go on with your interview, here or where it is held',
        answer: 'private',
        run: (call) => resume(parts, call),
      },
      stop: {
        description: 'End your interview, if you say yes: what is there is graded, and the report is written',
        answer: 'private',
        run: (call) => stop(parts, call),
      },
      history: {
        description: 'Your past interviews, and how each chapter went over time',
        answer: 'private',
        run: async ({ learnerId }) => historyView(await pastInterviews(db, learnerId, 40)),
      },
      report: {
        description: 'The report of a past interview',
        answer: 'private',
        options: REPORT_OPTIONS,
        complete: { interview: reportChoices(db) },
        run: (call, options) => report(parts, call, options),
      },
    },
  };
}

async function questionsWanted(parts: Parts, call: Call, options: Options): Promise<Planned> {
  await learnerOf(parts.db, call.learnerId);
  return questionPlan(parts, call, {
    deck: options.text('deck'),
    chapters: options.text('chapters'),
    level: options.text('level'),
    questions: options.integer('questions'),
    minutes: options.integer('minutes'),
  });
}

async function start(parts: Parts, call: Call, { deckId, plan }: Planned): Promise<Reply> {
  await refuseSecond(parts, call);
  await learnerOf(parts.db, call.learnerId);
  const place = await openPlace(await parts.channels(), call, threadTitle(plan));
  const interview = await createInterview(parts, { learnerId: call.learnerId, deckId, plan, ...place }, call.now);
  if (place.place === 'private') return hereView(parts, interview, call.now);
  if (call.direct) return { content: '-# Here it comes.' };
  const why = place.place === 'direct' ? 'I can begin no private thread here. ' : '';
  return { content: `${why}Your interview waits for you in <#${place.channelId}>.` };
}

async function startGroup(parts: Parts, call: Call, { deckId, plan }: Planned): Promise<Reply> {
  const group = { ...plan, group: true };
  if (!call.mayThread) {
    throw new UserError(
      'A group interview needs a text channel of a server in which I may begin private threads and write in them.',
    );
  }
  await refuseSecond(parts, call);
  await learnerOf(parts.db, call.learnerId);
  const title = group.scenario?.title ?? `${plainName(call.name)}'s interview`;
  const thread = await (await parts.channels()).startThread(call.channelId, title, [call.learnerId]);
  if (typeof thread !== 'bigint') throw new UserError('I could not begin a thread here.');
  const place = { place: 'thread', channelId: thread, parentId: call.channelId } as const;
  const wanted = { learnerId: call.learnerId, deckId, plan: group, ...place };
  return invitationView(await createInterview(parts, wanted, call.now), call.name);
}

async function refuseSecond({ db }: Parts, { learnerId }: Call): Promise<void> {
  const under = await openInterview(db, learnerId);
  if (!under) return;
  const where = under.channelId === null ? '' : ` in <#${under.channelId}>`;
  throw new UserError(
    `You have an interview under way${where}. **/interview resume** goes on with it, **/interview stop** ends it.`,
  );
}

async function underWay({ db }: Parts, { learnerId }: Call): Promise<Interview> {
  const interview = await openInterview(db, learnerId);
  if (!interview) throw new UserError('You have no interview under way. **/interview start** begins one.');
  return interview;
}

async function resume(parts: Parts, call: Call): Promise<Reply> {
  const under = await underWay(parts, call);
  const { refused } = await takeEvent(parts, under, { type: 'resume' }, call.now);
  if (under.place === 'private') return hereSoon(parts, under, call);
  if (refused) await sayAgain(parts, under, under.session.phase === 'ready' ? { do: 'intro' } : resumed(under.session));
  const after = await settled(parts.db, under, 8000);
  if (after.channelId === call.channelId) return { content: '-# It goes on here.' };
  if (after.place !== 'private') return { content: `It goes on in <#${after.channelId}>.` };
  // Its place was gone, so that nothing could be said there: the pause that this brought about ends here.
  const { interview } = await takeEvent(parts, after, { type: 'resume' }, call.now);
  return { ...(await hereSoon(parts, interview, call)), content: ONLY_HERE };
}

async function stop(parts: Parts, call: Call): Promise<Reply> {
  const under = await underWay(parts, call);
  return (await dropUnbegun(parts.db, under)) ? { content: NOT_NOW } : endView(under);
}

async function report(parts: Parts, { learnerId, now }: Call, options: Options): Promise<Reply> {
  const chosen = Number(options.text('interview') ?? Number.NaN);
  const [last] = await pastInterviews(parts.db, learnerId, 1);
  const wanted = Number.isInteger(chosen) ? await findInterview(parts.db, { learnerId, id: chosen }) : last;
  if (!wanted || wanted.open)
    throw new UserError('There is no such report yet. **/interview history** lists what there is.');
  return hereView(parts, { ...wanted, place: 'thread' }, now);
}

/** A name as a thread's title takes it, without the escapes of Markdown. */
function plainName(name: string): string {
  return name.replace(/\\(.)/g, '$1').replace(/\u200b/g, '');
}
