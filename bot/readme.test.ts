// The pages for people are checked like code: what they name exists.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { featuresOf, type Parts } from './commands.ts';
import { environment } from './settings.ts';

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
    const { commands } = featuresOf({} as Parts);
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

  it('names only settings that exist', () => {
    const others = ['POSTGRES_PASSWORD', 'TEST_DATABASE_URL', 'ON_ERROR_STOP'];
    const named = text('README.md').match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? [];
    const known = [...Object.keys(environment.shape), ...others];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names only metrics and pages for operators that exist', async () => {
    const sources = ['metrics', 'watched', 'health-server'].map((file) => text(`bot/operation/${file}.ts`));
    const code = [...sources, text('bot/quorum.ts')].join('\n');
    const named = text('README.md').match(/\bquorum_[a-z_]+|\/(?:healthz|readyz|metrics)\b/g) ?? [];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !code.includes(`'${name}'`))).toEqual([]);
  });

  it('names only services of the compose file, and programs that are there', () => {
    const { services } = parse(text('compose.yaml')) as { services: Record<string, object> };
    const commands = text('README.md').match(/docker compose [^`\n]+/g) ?? [];
    const named = commands.flatMap(
      (command) => command.match(/(?<=(?:--rm|exec|exec -T|stop|start|--scale|--profile) )\w+/g) ?? [],
    );
    expect([...new Set(named)].toSorted()).toEqual(['ollama', 'postgres', 'quorum']);
    expect(named.filter((name) => !(name in services))).toEqual([]);
    const programs = commands.flatMap((command) => command.match(/bot\/[\w./-]+\.ts/g) ?? []);
    expect(programs.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
