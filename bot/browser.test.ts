// What a newcomer does on the page, in a real browser: a first session, a second person, a kill in the middle.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER, openBrowser, type Program, startProgram } from './test-browser.ts';

if (!BROWSER) console.log('Left out: the browser test, since no Chromium is installed.');

describe.runIf(BROWSER)('the page in a browser', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-page-'));
  const problems: string[] = [];
  let program: Program;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    program = await startProgram(folder);
    browser = await openBrowser();
    page = await openAs('Ada');
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await program.stop('SIGINT');
    await rm(folder, { recursive: true });
  });

  async function openAs(name: string): Promise<Page> {
    const opened = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    opened.setDefaultTimeout(15_000);
    opened.on('pageerror', (error) => problems.push(error.message));
    opened.on('request', (request) => {
      if (!request.url().startsWith(program.page)) problems.push(`asks ${request.url()}`);
    });
    await opened.goto(`${program.page}/?user=${name}`);
    await opened.getByRole('textbox', { name: /^Message/ }).waitFor();
    return opened;
  }
  const press = (label: string | RegExp) => page.getByRole('button', { name: label }).last().click();
  const choose = async (menu: string | RegExp, option: RegExp) => {
    await page.getByRole('combobox', { name: menu }).last().click();
    await page.getByRole('option', { name: option }).first().click();
  };
  const messages = () => page.getByRole('list', { name: 'Messages' });
  const type = async (text: string) => {
    await page.getByRole('textbox', { name: /^Message/ }).click();
    await page.keyboard.type(text, { delay: 15 });
  };

  it('takes a newcomer from /study to the first answers, by keyboard and mouse', async () => {
    await type('/study');
    await page.getByRole('option', { name: /study/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /deck/ }).first().click();
    await page.keyboard.type('data');
    await page
      .getByRole('option', { name: /Designing Data-Intensive/ })
      .first()
      .click();
    await page.keyboard.press('Enter');
    await choose(/time on your clock/i, /Berlin/);
    await choose(/city near you/i, /Berlin/);
    await press('Show answer');
    await press(/^Good/);
    await press('Undo');
    await messages().getByText('Taken back').last().waitFor();
    await press('Show answer');
    await press('Suspend');
    await messages().getByText('Suspended:').last().waitFor();
    await press('Show answer');
    await press('Wrong?');
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').fill('The second sentence is misleading.');
    await form.getByRole('button', { name: /submit/i }).click();
    await messages().getByText('on its way to the operator').waitFor();
  });

  it('shows a learner’s cards to nobody else, and the report to the operator', async () => {
    const linus = await openAs('Linus');
    expect(await linus.getByRole('article').filter({ hasText: 'Chapter 1' }).count()).toBe(0);
    await linus.close();
    await page
      .getByRole('link', { name: /Quorum/ })
      .or(page.getByRole('button', { name: /^Quorum/ }))
      .first()
      .click();
    await messages().getByText('A learner reports the card').waitFor();
    await page.goBack();
  });

  it('goes on after a kill -9, with the buttons of old messages', async () => {
    const front = page
      .getByRole('article')
      .filter({ has: page.getByRole('button', { name: /^Good/ }) })
      .last();
    const question = await front.getByRole('heading').last().textContent();
    await program.stop('SIGKILL');
    await page
      .getByText(/offline|connection/i)
      .first()
      .waitFor();
    program = await startProgram(folder, Number(new URL(program.page).port));
    await page.reload();
    const again = page
      .getByRole('article')
      .filter({ hasText: question ?? '' })
      .last();
    await again.getByRole('button', { name: /^Good/ }).click();
    await press('Undo');
    await messages().getByText('Taken back').last().waitFor();
  }, 60_000);

  it('answers nonsense in plain words', async () => {
    await type('/settings interview-date');
    await page.keyboard.press('Enter');
    await page.keyboard.type('whenever');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await messages()
      .getByText(/can.t read "whenever" as a day/)
      .waitFor();
  });

  it('had no errors, and asked nobody but its own server', () => {
    expect(problems).toEqual([]);
  });
});
