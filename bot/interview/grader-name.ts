// What a grader is called where learners read it.
import type { GraderMark } from '../grading/assessment.ts';

/** Figures of two graders are compared only when they bear one name. */
export function graderName({ name, version, measures }: GraderMark): string {
  return `${measures === 'coverage' ? 'the built-in grader' : name}, version ${version}`;
}
