// Somebody who sits interviews in the direct message: writes answers in pieces, hands them in, goes on, begins anew.
import type { APIMessage } from 'discord-api-types/v10';
import type { ChannelState, ScriptPerson } from '../../bot/sandbox/script-client.ts';
import { pause } from './pause.ts';
import { type Act, actor, buttonOf, oneOf, type Soak } from './person.ts';
import { DECK } from './student.ts';

export type Candidate = { who: ScriptPerson; learnerId: bigint; dm: ChannelState };
type Current = Candidate & {
  /** What was handed in, by `interview/question/part`; it is not written on. */
  handedIn: Set<string>;
  /** What was written to what is asked now. */
  pieces: Map<string, string[]>;
};

const THOUGHTS = [
  'writes go to the leader and replicas follow',
  'an append-only log makes random writes sequential',
  'a quorum of readers and writers overlaps',
  'partitions by hash spread the load',
  'retries need an idempotency key',
];
/** Looks at the channel without anything to do, after which an interview is begun. */
const BEGIN_AFTER = 40;
/** What the bot says while it has not read the pieces that were written when it was down. */
const NOTHING_READ = 'Write your answer here first';

/** Sits one interview after the other until it is over. */
export async function sitsInterviews(soak: Soak, name: string): Promise<Candidate> {
  const who = await soak.newPerson(name);
  const candidate: Current = {
    ...{ who, learnerId: BigInt(who.id), dm: await who.dm() },
    ...{ handedIn: new Set<string>(), pieces: new Map<string, string[]>() },
  };
  const act = actor(soak);
  let looks = BEGIN_AFTER;
  while (!soak.over.aborted) {
    const acted = await reply(soak, act, candidate);
    looks = acted ? 0 : looks + 1;
    // Nothing was said for long: perhaps the command was never heard. A second interview is refused.
    if (looks > BEGIN_AFTER) {
      await begin(act, candidate);
      looks = 0;
    }
    await pause(soak, 200);
  }
  return candidate;
}

function begin(act: Act, { who, dm }: Candidate) {
  const options = { questions: 2, deck: DECK };
  return act('begin interview', () => who.command(dm, 'interview', { subcommand: 'start', options }));
}

/** Does what the last message asks for; false when there is nothing to do but wait. */
async function reply(soak: Soak, act: Act, candidate: Current): Promise<boolean> {
  const { who, dm } = candidate;
  const said = await who.messages(dm, { limit: 10 });
  const last = said.findLast(({ author, embeds, components }) => author.bot && (embeds.length || components?.length));
  if (!last) return false;
  for (const label of ['Begin', 'Next']) {
    const button = buttonOf(last, label);
    if (button) return (await act(label, () => who.press(last, button.customId))).told !== 'refused';
  }
  if (buttonOf(last, 'Done')) return answer(soak, act, candidate, last);
  if (last.embeds.some(({ title }) => title?.startsWith('Your interview'))) {
    await begin(act, candidate);
    return true;
  }
  return false;
}

/** Writes in one to three pieces, thinks, and hands in what is not handed in; again when nobody answered. */
async function answer(soak: Soak, act: Act, candidate: Current, asked: APIMessage): Promise<boolean> {
  const { ledger, random } = soak;
  const { who, dm, learnerId, handedIn, pieces } = candidate;
  const button = buttonOf(asked, 'Done')!;
  const [interviewId = 0, question = 0, part = 0] = button.keys;
  const place = `${interviewId}/${question}/${part}`;
  if (handedIn.has(place)) return false;
  const written = pieces.get(place) ?? [];
  if (written.length === 0) {
    for (let left = Math.ceil(random() * 3); left > 0; left--) {
      const text = `${place}-${left}: ${oneOf(random, THOUGHTS)}.`;
      await who.say(dm, text);
      ledger.pieces.push({ learnerId, interviewId, text });
      written.push(text);
      pieces.set(place, written);
      await pause(soak, 300);
    }
    await pause(soak, 1000);
    return true;
  }
  const { told, outcome } = await act('hand in', () => who.press(asked, button.customId));
  ledger.answers.push({ learnerId, interviewId, question, part, pieces: written, told });
  const unread = outcome?.message?.content.startsWith(NOTHING_READ) ?? false;
  if (told === 'acknowledged' || (told === 'refused' && !unread)) handedIn.add(place);
  return true;
}
