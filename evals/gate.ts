// When a grader is not good enough to ship, or worse than the one that was accepted last.
import type { GoldFigures } from './gold-figures.ts';
import { type Limit, limitsFor } from './limits.ts';

/** How much worse than the last accepted run a figure may be: answers are few, and models vary. */
const tolerance = 0.02;

const watched: { what: string; of(figures: GoldFigures): number }[] = [
  { what: 'accuracy of criteria', of: ({ criteria }) => criteria.accuracy },
  { what: 'agreement on verdicts', of: ({ criteria }) => criteria.agreement },
  { what: 'rank agreement of scores (Spearman)', of: ({ scores }) => scores.spearman },
  { what: 'agreement on passing', of: ({ scores }) => scores.passAgreement },
];

/** One line for each limit that is broken, and for each watched figure that fell; none means that the gate is open. */
export function gateProblems(figures: GoldFigures, accepted: GoldFigures | null): string[] {
  const broken = limitsFor(figures.grader).flatMap((limit) => brokenLimit(limit, figures));
  const before = comparable(figures, accepted);
  if (before === null) return broken;
  const worse = watched.flatMap(({ what, of }) => {
    const [now, then] = [of(figures), of(before)];
    return now < then - tolerance ? [`${what}: ${now.toFixed(3)}, down from the accepted ${then.toFixed(3)}`] : [];
  });
  return [...broken, ...worse];
}

/** The accepted figures, where both runs are of the same version of a grader and over all gold answers. */
export function comparable({ grader, answers, of }: GoldFigures, accepted: GoldFigures | null): GoldFigures | null {
  const same = (['name', 'version', 'measures'] as const).every((key) => accepted?.grader[key] === grader[key]);
  return same && answers === of ? accepted : null;
}

function brokenLimit({ what, of, least = -Infinity, most = Infinity, named }: Limit, figures: GoldFigures): string[] {
  const value = of(figures);
  if (value === null || (value >= least && value <= most)) return [];
  const asked = most === Infinity ? `at least ${least}` : `at most ${most}`;
  const names = named?.(figures) ?? [];
  const listed = names.length === 0 ? '' : ` (${names.slice(0, 5).join('; ')}${names.length > 5 ? '; …' : ''})`;
  const told = figureBeside(value, most === Infinity ? least : most);
  return [`${what}: ${told}, but ${asked} is asked for${listed}`];
}

/** Three places, or as many as it takes to tell a figure from its limit. */
function figureBeside(value: number, limit: number): string {
  if (Number.isNaN(value)) return 'not defined';
  if (Number.isInteger(value)) return String(value);
  const places = [3, 4, 5, 6].find((count) => Number(value.toFixed(count)) !== limit) ?? 7;
  return value.toFixed(places);
}
