// /operator: what only those who run this instance may do. Checked here, whatever Discord shows to whom.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Database } from '../db/database.ts';
import type { Call, Command, Reply, Verb } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import { UserError } from '../errors.ts';
import { decideContest, findContest, goldCandidates, openContests } from '../interview/contest.store.ts';
import { contestedView, contestView } from './contested.view.ts';
import { goldFiles } from './gold-file.ts';

export type OperatorParts = { db: Database; operators(): Promise<bigint[]> };

const MOST = 10;

export function operatorCommand({ db, operators }: OperatorParts): Command {
  const guarded = (verb: Omit<Verb, 'answer'>): Verb => ({
    ...verb,
    answer: 'private',
    async run(call, options) {
      if (!(await operators()).includes(call.learnerId))
        throw new UserError('Only the operators of this bot may do that.');
      return verb.run(call, options);
    },
  });
  const number = (required: boolean) => ({
    type: ApplicationCommandOptionType.Integer as const,
    name: 'number',
    description: 'The number of the contested verdict',
    required,
    min_value: 1,
  });
  async function decide(call: Call, id: number, status: 'accepted' | 'declined'): Promise<Reply> {
    const decided = await decideContest(db, { id, status, decidedBy: call.learnerId, now: call.now });
    if (!decided) throw new UserError(`There is no open contested verdict ${id}.`);
    return { content: `Contested verdict ${id} is ${status}. The verdict itself stays as it was given.` };
  }

  return {
    name: 'operator',
    description: 'For those who run this bot: contested verdicts',
    subcommands: {
      contested: guarded({
        description: 'Verdicts that learners hold for wrong',
        options: [number(false)],
        async run(_call, options) {
          const id = options.integer('number');
          if (id === undefined) return contestedView(await openContests(db, MOST));
          const contest = await findContest(db, id);
          if (!contest) throw new UserError(`There is no contested verdict ${id}.`);
          return contestView(contest);
        },
      }),
      accept: guarded({
        description: 'The learner is right: the verdict was wrong',
        options: [number(true)],
        run: (call, options) => decide(call, options.integer('number') ?? 0, 'accepted'),
      }),
      decline: guarded({
        description: 'The verdict stands',
        options: [number(true)],
        run: (call, options) => decide(call, options.integer('number') ?? 0, 'declined'),
      }),
      export: guarded({
        description: 'Accepted answers whose learners let them be published, as candidates for evals/gold',
        async run() {
          const candidates = await goldCandidates(db);
          if (candidates.length === 0)
            return { content: 'There is nothing to export: no accepted answer may be published.' };
          const files = goldFiles(candidates).map(({ name, text }) => ({ name, data: Buffer.from(text) }));
          return { content: `${plural(candidates.length, 'answer')} to be labelled.`, files };
        },
      }),
    },
  };
}
