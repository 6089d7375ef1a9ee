// What a server's learners share: anonymous mastery by chapter, and the week of those who want to be named.
import type { Database } from '../../db/database.ts';
import type { GroupMember } from '../../db/generated/client.ts';
import { button, row } from '../../discord/components.ts';
import { customId } from '../../discord/custom-id.ts';
import { embed } from '../../discord/embed.ts';
import type { Reply } from '../../discord/route.ts';
import { plural } from '../../discord/text.ts';
import type { Learner } from '../../learners/learner.store.ts';
import { clockOf, learnerDay } from '../../learners/learner-day.ts';
import { png } from '../charts/png.ts';
import { shareRows } from '../charts/share-rows.ts';
import { COLOURS } from '../charts/theme.ts';
import type { ShownDeck } from '../deck.store.ts';
import { plain } from '../page.view.ts';
import { percent, shortDay } from '../words.ts';
import { groupChapters, groupsOf, membership, membersOf, weekRows } from './group.store.ts';
import { type ShownChapter, SMALLEST_GROUP, shownChapters } from './mastery.ts';
import { ranked, weekOf } from './week.ts';

const BOARD = 10;

type Ask = { learner: Learner; guildId: bigint | null; deck: ShownDeck; now: Date };

/** The shared figures as one learner sees them, with what they can press. `news` stands above. */
export async function groupReply(db: Database, ask: Ask, news?: string): Promise<Reply> {
  const { learner, guildId, deck } = ask;
  if (guildId === null) return elsewhere(await groupsOf(db, learner.id), learner.id, news);
  const member = await membership(db, { learnerId: learner.id, guildId });
  const shared = await sharedFigures(db, { ...ask, guildId });
  const you = `${standing(member)}\n-# Shared are averages over at least ${SMALLEST_GROUP} learners. The leaderboard names you with the days and answers of the week, never with what you knew. You can leave at any time.`;
  return {
    ...(news && { content: news }),
    ...shared.reply([...shared.words, '', you]),
    rows: [ownRow(learner.id, member), wayRow(learner.id, deck.id)],
  };
}

/** The shared figures for everybody in the channel, with a way to join for whoever reads them. */
export async function groupPost(db: Database, ask: Ask & { guildId: bigint }): Promise<Reply> {
  const shared = await sharedFigures(db, ask);
  const join = button({ id: customId('progress.server', 0n), label: 'Take part', style: 'primary' });
  return { ...shared.reply(shared.words), rows: [row(join)] };
}

type Shared = { words: string[]; reply(words: string[]): Pick<Reply, 'embeds' | 'files'> };

async function sharedFigures(
  db: Database,
  { learner, guildId, deck, now }: Ask & { guildId: bigint },
): Promise<Shared> {
  const week = weekOf(learnerDay(now, clockOf(learner)));
  const [members, all, rows] = await Promise.all([
    membersOf(db, guildId),
    groupChapters(db, guildId, deck.id),
    weekRows(db, guildId, week),
  ]);
  const chapters = shownChapters(all, members);
  const drawn = chapters.some(({ shares }) => shares !== null);
  const words = [masteryWords(members, chapters, deck), '', boardWords(rows, week.from, learner.id)];
  const data = drawn ? await png(masteryPicture(chapters, deck.title, members)) : null;
  const description = plain([masteryWords(members, chapters, deck)]);
  return {
    words,
    reply: (text) => ({
      embeds: [embed({ title: 'This server', description: text.join('\n') })],
      ...(data && { files: [{ name: 'server.png', data, description }] }),
    }),
  };
}

function masteryWords(members: number, chapters: ShownChapter[], deck: ShownDeck): string {
  if (members < SMALLEST_GROUP) {
    return `**${deck.title}**: ${plural(members, 'learner')} of this server share so far. Figures are shown from ${SMALLEST_GROUP} on, so that nobody can be made out.`;
  }
  const lines = chapters.flatMap(({ number, title, shares }) =>
    shares ? [`**${number}** ${title}: ${percent(shares.mature)} mature, ${percent(shares.young)} young`] : [],
  );
  const few = chapters.length - lines.length;
  const rest =
    few > 0
      ? [`${plural(few, 'chapter')} that fewer than ${SMALLEST_GROUP} have begun ${few === 1 ? 'is' : 'are'} left out.`]
      : [];
  return [`**${deck.title}**, ${plural(members, 'learner')} of this server on average:`, ...lines, ...rest].join('\n');
}

function boardWords(rows: Parameters<typeof ranked>[0], monday: string, learnerId: bigint): string {
  if (rows.length === 0) return `**The week since ${shortDay(monday)}**: nobody on the leaderboard yet.`;
  const all = ranked(rows);
  const line = ({ place, learnerId: id, days, answers }: (typeof all)[number]) =>
    `**${place}** <@${id}> · ${plural(days, 'day')} · ${plural(answers, 'answer')}`;
  const own = all.findIndex((one) => one.learnerId === learnerId);
  return [
    `**The week since ${shortDay(monday)}**, by days studied, then answers:`,
    ...all.slice(0, BOARD).map(line),
    ...(own >= BOARD ? ['…', line(all[own]!)] : []),
  ].join('\n');
}

function standing(member: GroupMember | null): string {
  if (!member) return 'You are **not** counted here. Nobody is, unless they choose to.';
  return member.leaderboard
    ? 'You are counted in the averages and named in the leaderboard.'
    : 'You are counted in the averages, and not named anywhere.';
}

function ownRow(learnerId: bigint, member: GroupMember | null) {
  const press = (prefix: string, label: string, style: 'primary' | 'secondary' = 'secondary') =>
    button({ id: customId(prefix, learnerId), label, style });
  if (!member)
    return row(press('progress.join', 'Count me in', 'primary'), press('progress.board', 'Count and name me'));
  const board = member.leaderboard
    ? press('progress.join', 'Not in the leaderboard')
    : press('progress.board', 'Into the leaderboard');
  return row(press('progress.leave', 'Leave'), board);
}

function wayRow(learnerId: bigint, deckId: number) {
  return row(
    button({ id: customId('progress.page', learnerId, 0), label: 'My progress' }),
    button({ id: customId('progress.post', learnerId, deckId), label: 'Show it to everybody here' }),
  );
}

function elsewhere(groups: number, learnerId: bigint, news?: string): Reply {
  const above = news ? `${news} ` : '';
  if (groups === 0) {
    return { content: `${above}Shared figures belong to a server. Ask there with **/progress what: This server**.` };
  }
  const label = groups === 1 ? 'Leave it' : 'Leave all of them';
  return {
    content: `${above}You share your progress with ${plural(groups, 'server')}.`,
    rows: [row(button({ id: customId('progress.leave', learnerId), label }))],
  };
}

function masteryPicture(chapters: ShownChapter[], title: string, members: number): string {
  return shareRows({
    title: 'What this server knows',
    subtitle: `${title}, ${plural(members, 'learner')} on average`,
    series: [
      { name: 'mature', colour: COLOURS.green },
      { name: 'young', colour: COLOURS.blue },
      { name: 'not yet', colour: COLOURS.track },
    ],
    rows: chapters.map(({ number, title: label, shares }) => ({
      label: `${number}  ${label}`,
      note: shares ? percent(shares.mature) : 'too few',
      values: shares ? [shares.mature, shares.young, Math.max(0, 1 - shares.mature - shares.young)] : [],
    })),
  });
}
