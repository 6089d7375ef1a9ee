// Phrases of the gold answers and what may stand in their place: the same said in other words, by our authors.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../bot/decks/yaml-file.ts';

export type Swap = { stands: string; instead: string };

const alternativesFile = z.record(z.string(), z.record(z.string().min(1), z.string().min(1)));

/**
 * The swaps for each answer, by its id. Problems, with their lines, are added to `problems`: an answer that doesn't
 * exist, a phrase that doesn't stand in it exactly once.
 */
export function readAlternatives(
  file: string,
  answers: ReadonlyMap<string, string>,
  problems: string[],
): Map<string, Swap[]> {
  const read = readYaml(readFileSync(file, 'utf8'), alternativesFile, file);
  problems.push(...read.problems.map(({ line, message }) => `${file}:${line}: ${message}`));
  const tell = (path: string[], what: string) => problems.push(`${file}:${read.lineOf(path)}: ${what}`);
  return new Map(
    Object.entries(read.value ?? {}).map(([id, phrases]) => {
      const answer = answers.get(id);
      if (answer === undefined) tell([id], `there is no answer ${id}`);
      for (const phrase of answer === undefined ? [] : Object.keys(phrases)) {
        const times = answer!.split(phrase).length - 1;
        if (times !== 1) tell([id, phrase], `“${phrase}” stands ${times} times in ${id}, not once`);
      }
      return [id, Object.entries(phrases).map(([stands, instead]) => ({ stands, instead }))];
    }),
  );
}

/** The answer with every phrase exchanged. */
export function paraphrased(answer: string, swaps: Swap[]): string {
  return swaps.reduce((text, { stands, instead }) => text.replace(stands, () => instead), answer);
}
