// The rule of dependence, read off the imports: main → lists → commands and buttons → views and stores → rules.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const DOORS = ['db', 'discord', 'sandbox', 'queue', 'model', 'operation'];
const LISTS = ['main.ts', 'quorum.ts', 'commands.ts', 'jobs.ts'];
const ROLES = ['command', 'buttons', 'job', 'view', 'store', 'files'] as const;
/** What a file of a role may import within the feature rooms, from the top down. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  command: ['buttons', 'view', 'store', 'rule'],
  buttons: ['buttons', 'view', 'store', 'rule'],
  job: ['view', 'store', 'files', 'rule'],
  view: ['view', 'store', 'rule'],
  store: ['store', 'rule'],
  files: ['files', 'rule'],
  rule: ['rule'],
};
/** Programs of their own: they may use what they like, and nobody imports them. */
const PROGRAMS = ['decks/cli.ts', 'sandbox/screenshots.ts', 'operation/doctor.ts'];

type Import = { from: string; to: string; typeOnly: boolean };
const here = import.meta.dirname;
const files = globSync('**/*.ts', { cwd: here }).filter(
  (file) => !file.startsWith('db/generated/') && !/\.test\.ts$|test-|fixtures\//.test(file),
);
const imports = files.flatMap(importsOf);
const room = (file: string) => (file.includes('/') ? file.split('/')[0]! : '');
const isDoor = (file: string) => DOORS.includes(room(file)) && !PROGRAMS.includes(file);
const isFeature = (file: string) =>
  files.includes(file) && room(file) !== '' && !isDoor(file) && !PROGRAMS.includes(file);
const roleOf = (file: string) => ROLES.find((role) => file.endsWith(`.${role}.ts`)) ?? 'rule';

describe('the architecture', () => {
  it('was read: the files and their imports are seen', () => {
    expect(imports).toContainEqual(expect.objectContaining({ from: 'main.ts', to: 'quorum.ts' }));
    expect(imports.length).toBeGreaterThan(100);
  });

  it('lets doors know no feature', () => {
    expect(wrong(({ from, to }) => isDoor(from) && isFeature(to))).toEqual([]);
  });

  it('lets nothing but the lists know how the whole is put together', () => {
    expect(wrong(({ from, to }) => LISTS.includes(to) && ![...LISTS, ...PROGRAMS].includes(from))).toEqual([]);
    expect(wrong(({ to }) => PROGRAMS.includes(to))).toEqual([]);
  });

  it('keeps each role to what lies below it', () => {
    expect(
      wrong(({ from, to }) => isFeature(from) && isFeature(to) && !MAY_IMPORT[roleOf(from)]!.includes(roleOf(to))),
    ).toEqual([]);
  });

  it('keeps rules pure: no database, no Discord, no files, no network', () => {
    const impure = ({ from, to, typeOnly }: Import) =>
      isFeature(from) &&
      roleOf(from) === 'rule' &&
      !typeOnly &&
      (isDoor(to) || /^node:(fs|net|http|child_process)/.test(to));
    expect(wrong(impure)).toEqual([]);
  });

  it('keeps stores away from Discord, and commands and views away from the tables', () => {
    expect(wrong(({ from, to }) => roleOf(from) === 'store' && room(to) === 'discord')).toEqual([]);
    expect(
      wrong(({ from, to, typeOnly }) => /\.(command|buttons|view)\.ts$/.test(from) && room(to) === 'db' && !typeOnly),
    ).toEqual([]);
  });

  it('lets only the Discord door and the sandbox know discord.js and the gateway', () => {
    expect(
      wrong(({ from, to }) => ['discord.js', 'ws'].includes(to) && !['discord', 'sandbox'].includes(room(from))),
    ).toEqual([]);
  });

  it('has no circles', () => {
    expect(circles()).toEqual([]);
  });

  it('lists every command and every component', () => {
    const listed = imports.filter(({ from }) => from === 'commands.ts').map(({ to }) => to);
    expect(files.filter((file) => /\.(command|buttons)\.ts$/.test(file) && !listed.includes(file))).toEqual([]);
  });

  it('lists every job', () => {
    const listed = imports.filter(({ from }) => ['jobs.ts', 'quorum.ts'].includes(from)).map(({ to }) => to);
    expect(files.filter((file) => file.endsWith('.job.ts') && !listed.includes(file))).toEqual([]);
  });
});

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(here, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?from\s+)?'([^']+)'/gm)].map(([, type, name]) => ({
    from: file,
    to: name!.startsWith('.') ? path.join(path.dirname(file), name!) : name!,
    typeOnly: type !== undefined,
  }));
}

function wrong(is: (one: Import) => boolean): string[] {
  return imports.filter(is).map(({ from, to }) => `${from} → ${to}`);
}

function circles(): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, way: string[]) => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file) || way.includes(file)) return;
    for (const { to, typeOnly } of imports.filter(({ from }) => from === file))
      if (!typeOnly) visit(to, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}
