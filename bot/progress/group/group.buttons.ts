// Taking part in a server's shared figures, and leaving them.
import type { Database } from '../../db/database.ts';
import type { Component, Press, Reply } from '../../discord/route.ts';
import { UserError } from '../../errors.ts';
import { learnerOf } from '../../learners/learner.store.ts';
import { publicDeck } from '../deck.store.ts';
import { join, leave } from './group.store.ts';
import { groupPost, groupReply } from './group.view.ts';

export function groupButtons({ db }: { db: Database }): Component[] {
  const asSeen = async ({ learnerId, guildId, now }: Press, news?: string): Promise<Reply> => {
    const learner = await learnerOf(db, learnerId);
    return groupReply(db, { learner, guildId, deck: await publicDeck(db, learnerId), now }, news);
  };
  const joining = (prefix: string, leaderboard: boolean, news: string): Component => ({
    prefix,
    answer: 'update',
    async run(press) {
      const { learnerId, now } = press;
      await learnerOf(db, learnerId);
      await join(db, { learnerId, guildId: serverOf(press), leaderboard, now });
      return asSeen(press, news);
    },
  });
  return [
    { prefix: 'progress.server', answer: 'private', run: (press) => asSeen(press) },
    joining('progress.join', false, 'You are counted in the averages.'),
    joining('progress.board', true, 'You are counted, and named in the leaderboard.'),
    {
      prefix: 'progress.leave',
      answer: 'update',
      async run(press) {
        const left = await leave(db, press.learnerId, press.guildId);
        return asSeen(
          press,
          left > 0 ? 'You have left: nothing of yours is counted or named.' : 'You were not counted.',
        );
      },
    },
    {
      prefix: 'progress.post',
      answer: 'public',
      async run(press) {
        const { learnerId, keys, now } = press;
        const learner = await learnerOf(db, learnerId);
        const deck = await publicDeck(db, learnerId, keys[0]);
        return groupPost(db, { learner, guildId: serverOf(press), deck, now });
      },
    },
  ];
}

function serverOf({ guildId }: Press): bigint {
  if (guildId === null) throw new UserError('Shared figures belong to a server. Use this there.');
  return guildId;
}
