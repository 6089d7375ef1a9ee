// When the bot is let be, everybody goes on where they were, and interviews come to their end.
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import type { Outcome, ScriptPerson } from '../../bot/sandbox/script-client.ts';
import type { Candidate } from './candidate.ts';
import type { Reports } from './check-interviews.ts';
import { type Finding, finding } from './finding.ts';
import type { Ledger, Told } from './ledger.ts';
import { type Act, type Answer, actor, buttonOf, type Soak } from './person.ts';
import { DECK, type Student } from './student.ts';

/** A killed bot's interview is free after 15 s, its reminders after a minute; both take what the sweeps take besides. */
const INTERVIEW_WITHIN_MS = 60_000;
const TRIES = 3;
const GONE_ON = /gone on since/;
const REMINDERS_WITHIN_MS = 200_000;

/** Students press what they see, and begin anew: both must be answered. */
export async function studentsGoOn(soak: Soak, students: Student[]): Promise<Finding> {
  const act = actor(soak);
  const silent: string[] = [];
  for (const { who, shown, learnerId } of students) {
    const turns = shown && (buttonOf(shown, 'Show answer') ?? buttonOf(shown, 'Look again'));
    const pressed = turns ? await told(() => act('go on', () => who.press(shown, turns.customId))) : 'acknowledged';
    const dm = await who.dm();
    const begun = await told(() => act('study', () => who.command(dm, 'study', { options: { deck: DECK } })));
    if (pressed === 'unanswered' || begun !== 'acknowledged')
      silent.push(`learner ${learnerId}: pressed ${pressed}, begun ${begun}`);
  }
  return finding('wrong', 'students without an answer', students.length, silent);
}

/** Candidates end what is under way, and get their report. */
export async function interviewsEnd(
  soak: Soak,
  candidates: Candidate[],
): Promise<{ finding: Finding; reports: Reports }> {
  const act = actor(soak);
  const silent: string[] = [];
  const reports: Reports = new Map();
  for (const { who, dm, learnerId } of candidates) {
    const before = await reportsOf(who, dm.id);
    const { told: ended, begun } = await saidYes(act, who, dm);
    const came =
      ended !== 'acknowledged' ||
      !begun ||
      (await until(INTERVIEW_WITHIN_MS, async () => (await reportsOf(who, dm.id)) > before));
    if (ended === 'unanswered' || !came) silent.push(`learner ${learnerId}: ended ${ended}`);
    reports.set(learnerId, await reportsOf(who, dm.id));
  }
  return { finding: finding('wrong', 'interviews without an end', candidates.length, silent), reports };
}

/**
 * Ends an interview and says yes to that, anew when it went on in between. One that never began is put aside at once,
 * without a report.
 */
async function saidYes(act: Act, who: ScriptPerson, dm: Candidate['dm']): Promise<{ told: Told; begun: boolean }> {
  let asked: Outcome | null = null;
  const first = await told(async () => {
    const answer = await act('end interview', () => who.command(dm, 'interview', { subcommand: 'stop' }));
    asked = answer.outcome;
    return answer;
  });
  const message = (asked as Outcome | null)?.message;
  const yes = message && buttonOf(message, 'End it');
  if (!yes) return { told: first, begun: false };
  let said = '';
  const second = await told(async () => {
    const answer = await act('say yes to the end', () => who.press(message, yes.customId));
    said = answer.outcome?.message?.content ?? '';
    return answer;
  });
  return GONE_ON.test(said) ? saidYes(act, who, dm) : { told: second, begun: true };
}

/** People press again when nobody answers, as after a stall of the machine. */
async function told(run: () => Promise<Answer>): Promise<Told> {
  let answer = await run();
  for (let left = TRIES; answer.told === 'unanswered' && left > 1; left--) answer = await run();
  return answer.told;
}

/** Waits until all came, or until none can come any more. */
export function remindersCome({ reminders }: Ledger): Promise<boolean> {
  const due = reminders.filter(({ told }) => told === 'acknowledged');
  return until(REMINDERS_WITHIN_MS, async () => {
    const counts = await Promise.all(due.map(({ received }) => received()));
    return counts.every((count) => count > 0);
  });
}

async function reportsOf(who: ScriptPerson, channel: string): Promise<number> {
  let before: string | undefined;
  for (let reports = 0; ; ) {
    const page = await who.messages(channel, { limit: 100, ...(before && { before }) });
    reports += page.filter(isReport).length;
    if (page.length < 100) return reports;
    before = page[0]!.id;
  }
}

function isReport({ embeds }: APIMessage): boolean {
  return embeds.some(({ title }) => title?.startsWith('Your interview:'));
}

async function until(ms: number, holds: () => Promise<boolean>): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; await sleep(250)) if (await holds()) return true;
  return false;
}
