// Which grader is measured, and how it is set up.

import { UserError } from '../bot/errors.ts';
import { type EmbeddedOptions, embeddedGrader } from '../bot/grading/embedded/embedded-grader.ts';
import type { ThresholdRule } from '../bot/grading/embedded/thresholds.ts';
import type { Grader } from '../bot/grading/grader.ts';
import type { GraderName } from '../bot/grading/graders.ts';
import { modelGrader } from '../bot/grading/model/model-grader.ts';
import { modelDoor } from '../bot/model/door.ts';

export type Environment = Record<string, string | undefined>;

export type MeasuredGrader = {
  /** For points that are stated as such, as in a rubric. */
  forRubrics: Grader;
  /** For clauses of a reference answer: one wording among many, so fewer of its words will come. */
  forReferences: Grader;
  /** How many answers it is given at a time. */
  atOnce: number;
};

/** Fixed beforehand: a fifth of a clause's words is half of it, two fifths are all. */
const referenceThresholds: ThresholdRule = () => ({ smoothing: 0, partly: 0.2, met: 0.4 });

export function graderChoice(name: GraderName, env: Environment, options: EmbeddedOptions = {}): MeasuredGrader {
  if (name === 'embedded') {
    return {
      forRubrics: embeddedGrader(options),
      forReferences: embeddedGrader({ ...options, thresholds: referenceThresholds }),
      atOnce: 1,
    };
  }
  const grader = modelFrom(env);
  return { forRubrics: grader, forReferences: grader, atOnce: 4 };
}

function modelFrom(env: Environment): Grader {
  const setting = (key: string) => env[key]?.trim() || undefined;
  const apiKey = setting('OPENAI_API_KEY');
  const model = setting('OPENAI_MODEL');
  const baseUrl = setting('OPENAI_BASE_URL');
  if (!apiKey || !model) {
    throw new UserError(
      'The model grader needs OPENAI_API_KEY and OPENAI_MODEL (and OPENAI_BASE_URL for a server other than OpenAI). A local server takes any key.',
    );
  }
  if (baseUrl !== undefined && !/^https?:\/\/[^\s/]+/.test(baseUrl)) {
    throw new UserError(`OPENAI_BASE_URL must be an address such as http://localhost:11434/v1, not ${baseUrl}.`);
  }
  const door = modelDoor({ apiKey, model, ...(baseUrl !== undefined && { baseUrl }) });
  return modelGrader({ ...door, onFailure: (reason, detail) => process.stderr.write(`${reason}: ${detail}\n`) });
}
