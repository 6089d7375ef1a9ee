// The graders there are, by the name that a setting or a command line calls them.
import { embeddedGrader } from './embedded/embedded-grader.ts';
import { modelGrader } from './model/model-grader.ts';

export const graders = { embedded: embeddedGrader, model: modelGrader };

export type GraderName = keyof typeof graders;
