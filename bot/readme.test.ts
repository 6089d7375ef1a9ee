// The pages for people are checked like code: what they name exists.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { featuresOf } from './commands.ts';
import type { Database } from './db/database.ts';

const root = path.resolve(import.meta.dirname, '..');
const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const scripts = Object.keys((JSON.parse(text('package.json')) as { scripts: Record<string, string> }).scripts);

describe.each(['README.md', 'CONTRIBUTING.md', 'decks/README.md'])('%s', (file) => {
  it('names only npm scripts that exist', () => {
    const named = [...text(file).matchAll(/npm (?:run (?:--silent )?([\w-]+)|(start|test))/g)].map(
      ([, run, short]) => run ?? short,
    );
    expect(named.filter((script) => !scripts.includes(script ?? ''))).toEqual([]);
  });

  it('links only to files that are there', () => {
    const links = [...text(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) =>
      path.join(path.dirname(file), link!),
    );
    expect(links.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
  });
});

describe('the README', () => {
  it('lists every command that learners have, and no other', () => {
    const { commands } = featuresOf({ db: {} as Database, tellOperators: async () => {} });
    const listed = [...text('README.md').matchAll(/^\| `\/([a-z-]+)/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  });

  it('names every npm script that people run', () => {
    const hidden = ['postinstall', 'types', 'lint'];
    const pages = `${text('README.md')}${text('CONTRIBUTING.md')}`;
    expect(
      scripts.filter((script) => !hidden.includes(script) && !new RegExp(`npm (run )?${script}`).test(pages)),
    ).toEqual([]);
  });
});
