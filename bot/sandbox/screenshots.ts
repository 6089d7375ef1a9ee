// `npm run screenshots`: takes the pictures of the README anew, from the real program in a new world.
import { mkdtempSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser, startProgram } from '../test-browser.ts';
import { scriptClient } from './script-client.ts';

const PICTURES = path.resolve(import.meta.dirname, '../../.github/pictures');

const folder = mkdtempSync(path.join(tmpdir(), 'quorum-pictures-'));
await mkdir(PICTURES, { recursive: true });
const program = await startProgram(folder);
const browser = await openBrowser();
try {
  const ada = await scriptClient(program.page).login('Ada');
  const channel = await ada.channel('system-design');
  const asked = await ada.command(channel, 'study', { options: { deck: 'ddia', chapters: '3' } });
  const placed = await ada.press(asked.message!, 'The time on your clock', ['60']);
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
} finally {
  await browser.close();
  await program.stop('SIGINT');
  await rm(folder, { recursive: true });
}
