// `npm run screenshots`: takes the pictures of the README anew, from the real program in a new world.
import { mkdtempSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { openBrowser, startProgram } from '../test-browser.ts';
import { pressable, type ScriptPerson, scriptClient } from './script-client.ts';

const PICTURES = path.resolve(import.meta.dirname, '../../.github/pictures');
const RUBRIC = path.resolve(import.meta.dirname, '../../decks/ddia/rubrics/03-storage-and-retrieval.yaml');
type Question = { prompt: string; model_answer: string };
const { questions } = parse(await readFile(RUBRIC, 'utf8')) as { questions: Question[] };

const folder = mkdtempSync(path.join(tmpdir(), 'quorum-pictures-'));
await mkdir(PICTURES, { recursive: true });
const program = await startProgram(folder);
const browser = await openBrowser();
try {
  const ada = await scriptClient(program.page).login('Ada');
  const channel = await ada.channel('system-design');
  const begun = await ada.command(channel, 'study', { options: { deck: 'ddia', chapters: '3' } });
  const placed = await ada.press(begun.message!, 'The time on your clock', ['60']);
  const front = await ada.press(placed.message!, 'A city', ['Europe/Berlin']);

  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const take = async (name: string) => {
    await page.waitForTimeout(600);
    await page.screenshot({ path: path.join(PICTURES, name) });
    console.log(`${path.relative(process.cwd(), path.join(PICTURES, name))} taken`);
  };
  await page.goto(`${program.page}/?user=Ada`);
  await page.getByRole('button', { name: 'Show answer' }).waitFor();
  await take('question.png');
  const back = await ada.press(front.message!, 'Show answer');
  await take('answer.png');
  await ada.press(back.message!, 'Where is this from?');
  await take('passage.png');
  await ada.command(channel, 'decks', { subcommand: 'list' });
  await page.getByText('The Future of Data Systems').waitFor();
  await take('decks.png');

  const dm = await ada.dm();
  await page.goto(`${program.page}/#/channel/${dm.id}`);
  await page.setViewportSize({ width: 1280, height: 1120 });
  await ada.command(dm, 'interview', { subcommand: 'start', options: { chapters: '3', questions: 2 } });
  await pressWhenThere(ada, dm, 'Begin');
  const text = JSON.stringify(await messageWith(ada, dm, 'Skip'));
  const asked = questions.find(({ prompt }) => text.includes(prompt.slice(0, 60)))!;
  // Some of what a strong candidate says.
  for (const sentence of asked.model_answer.split(/(?<=\.) /).slice(0, 3)) await ada.say(dm, sentence);
  await pressWhenThere(ada, dm, 'Done');
  while (!(await has(ada, dm, 'Next'))) {
    if (await has(ada, dm, 'Nothing to add')) await pressWhenThere(ada, dm, 'Nothing to add');
    await sleep(200);
  }
  await take('verdict.png');
  const meant = await pressWhenThere(ada, dm, 'End it here');
  await ada.press(meant.followups.at(-1) ?? meant.message!, 'End it');
  while (!(await ada.messages(dm)).at(-1)?.embeds[0]?.title?.startsWith('Your interview')) await sleep(200);
  await page.waitForTimeout(2000);
  await take('report.png');
} finally {
  await browser.close();
  await program.stop('SIGINT');
  await rm(folder, { recursive: true });
}

type Channel = { id: string };

async function find(who: ScriptPerson, channel: Channel, label: string) {
  const messages = await who.messages(channel);
  return messages.findLast((message) => pressable(message).some((one) => !one.disabled && one.label.startsWith(label)));
}

async function has(who: ScriptPerson, channel: Channel, label: string) {
  return Boolean(await find(who, channel, label));
}

async function messageWith(who: ScriptPerson, channel: Channel, label: string) {
  for (;;) {
    const found = await find(who, channel, label);
    if (found) return found;
    await sleep(200);
  }
}

async function pressWhenThere(who: ScriptPerson, channel: Channel, label: string) {
  return who.press(await messageWith(who, channel, label), label);
}
