// Aliases for the items of a data set, from a YAML file: the item's text → groups of aliases, as in a rubric.
import { z } from 'zod';
import { readYaml } from '../bot/decks/yaml-file.ts';
import { UserError } from '../bot/errors.ts';
import type { AliasesByItem } from './dataset.ts';
import { problemsText } from './problems.ts';

const groups = z.array(z.array(z.string('an alias must be text')).min(1, 'an empty group')).min(1, 'needs a group');

export function readAliases(text: string, file: string): AliasesByItem {
  const { value, problems } = readYaml(text, z.record(z.string(), groups), file);
  if (value === null) {
    throw new UserError(problemsText(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`)));
  }
  return value;
}
