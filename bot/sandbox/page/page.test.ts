import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const files = readdirSync(import.meta.dirname);
const modules = files.filter((name) => name.endsWith('.js'));
const importsOf = (name: string) => [...read(name).matchAll(/from '\.\/([\w-]+\.js)'/g)].map(([, found]) => found!);

test('every module is part of the page, and nothing is imported that is not there', () => {
  const reached = new Set(['page.js']);
  for (const name of reached) for (const next of importsOf(name)) reached.add(next);
  expect([...reached].toSorted()).toEqual(modules.toSorted());
});

test.each(modules)('%s makes no markup out of text and runs none', (name) => {
  expect(read(name)).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|'style'/,
  );
});

test('the page has no script or style of its own in the markup, and asks nobody else for anything', () => {
  const html = read('index.html');
  expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*src=)/);
  const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!);
  expect(addresses.filter((address) => !files.includes(address))).toEqual([]);
});

test.each(files.filter((name) => name.endsWith('.css')))('%s fetches nothing', (name) => {
  expect(read(name)).not.toMatch(/url\(|@import|@font-face/);
  expect(read('index.html')).toContain(`href="${name}"`);
});
