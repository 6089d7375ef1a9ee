// Which grader is measured, and how it is set up.

import { UserError } from '../bot/errors.ts';
import { type EmbeddedOptions, embeddedGrader } from '../bot/grading/embedded/embedded-grader.ts';
import { referenceThresholds } from '../bot/grading/embedded/thresholds.ts';
import type { Grader } from '../bot/grading/grader.ts';
import type { GraderName } from '../bot/grading/graders.ts';
import { modelGrader } from '../bot/grading/model/model-grader.ts';
import { modelDoor } from '../bot/model/door.ts';

export type Environment = Record<string, string | undefined>;

export type MeasuredGrader = {
  /** For points that are stated as such, as in a rubric. */
  forRubrics: Grader;
  /** For sentences of a reference answer: one wording among many, so fewer of its words will come. */
  forReferences: Grader;
  /** How many answers it is given at a time. */
  atOnce: number;
};

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
  const [apiKey, model, baseUrl] = ['OPENAI_API_KEY', 'OPENAI_MODEL', 'OPENAI_BASE_URL'].map(setting);
  if (!model || (!apiKey && !baseUrl)) {
    throw new UserError(
      'The model grader needs OPENAI_MODEL, and OPENAI_API_KEY or the address of a server that asks for none, OPENAI_BASE_URL.',
    );
  }
  if (baseUrl !== undefined && !/^https?:\/\/[^\s/]+/.test(baseUrl)) {
    throw new UserError(`OPENAI_BASE_URL must be an address such as http://localhost:11434/v1, not ${baseUrl}.`);
  }
  // The SDK asks for a key also where the server needs none.
  const door = modelDoor({ apiKey: apiKey ?? 'none', model, ...(baseUrl !== undefined && { baseUrl }) });
  return modelGrader({ ...door, onFailure: failuresTold() });
}

/** A few failures of each reason in the server's words; all of them are counted in the figures. */
function failuresTold(most = 3) {
  const told = new Map<string, number>();
  return (reason: string, detail: string) => {
    const times = (told.get(reason) ?? 0) + 1;
    told.set(reason, times);
    if (times <= most) process.stderr.write(`${reason}: ${detail}\n`);
    if (times === most) process.stderr.write(`${reason}: further ones are only counted\n`);
  };
}
