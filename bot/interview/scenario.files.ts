// The scenario interviews of a deck's folder: scenarios/*.yaml.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Problem, readYaml } from '../decks/yaml-file.ts';
import type { Rubric } from './rubric.ts';
import { resolveScenario, type Scenario, scenarioSchema } from './scenario.ts';

export type ReadScenarios = { scenarios: { key: string; scenario: Scenario }[]; problems: Problem[] };

/** Reads as many as can be read; none when there is no such folder. All problems, each with its file and line. */
export function readScenarios(deckFolder: string, rubrics: Rubric[]): ReadScenarios {
  const folder = path.join(deckFolder, 'scenarios');
  const names = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];
  const scenarios: ReadScenarios['scenarios'] = [];
  const problems: Problem[] = [];
  for (const name of names.filter((name) => /\.ya?ml$/.test(name))) {
    const file = path.join(folder, name);
    const { value, problems: found, lineOf } = readYaml(readFileSync(file, 'utf8'), scenarioSchema, file);
    problems.push(...found);
    if (value === null) continue;
    const { scenario, problems: wrong } = resolveScenario(value, rubrics);
    problems.push(...wrong.map((one) => ({ file, line: lineOf(one.path), message: one.message })));
    scenarios.push({ key: name.replace(/\.ya?ml$/, ''), scenario });
  }
  return { scenarios, problems };
}
