// When a grader is not good enough to ship, or worse than the one that was accepted last.
import type { GoldFigures } from './gold-figures.ts';

type Limit = {
  what: string;
  of(figures: GoldFigures): number;
  least?: number;
  most?: number;
  /** Holds only for a run that changed answers by code. */
  probe?: true;
};

const share = ({ tried, held }: { tried: number; held: number } = { tried: 0, held: 0 }) =>
  tried === 0 ? Number.NaN : held / tried;

/** What no grader may do: pay for nothing. These hold for every grader. */
const limits: Limit[] = [
  { what: 'mean share for keywords', of: ({ byKind }) => byKind.buzzwords.grader, most: 0.1 },
  { what: 'mean share for the copied question', of: ({ byKind }) => byKind.copied.grader, most: 0.05 },
  { what: 'mean share for attacks', of: ({ byKind }) => byKind.injection.grader, most: 0.05 },
  { what: 'mean share for other topics', of: ({ byKind }) => byKind['off-topic'].grader, most: 0.2 },
  { what: 'ungraded answers', of: ({ ungraded, answers }) => ungraded / answers, most: 0.02 },
  { what: 'accuracy of criteria', of: ({ criteria }) => criteria.accuracy, least: 0.65 },
  { what: 'rank agreement of scores (Spearman)', of: ({ scores }) => scores.spearman, least: 0.3 },
  {
    what: 'misconceptions falsely found',
    of: ({ misconceptions, answers }) => misconceptions.falselyFound / answers,
    most: 0.03,
  },
  { what: 'repeated answers that do not rise', of: ({ probes }) => share(probes.repeated), least: 0.99, probe: true },
  { what: 'padded answers that do not rise', of: ({ probes }) => share(probes.padded), least: 0.99, probe: true },
  {
    what: 'answers with an order that do not rise',
    of: ({ probes }) => share(probes['with an order']),
    least: 0.99,
    probe: true,
  },
  {
    what: 'verdicts that fall without their evidence',
    of: ({ probes }) => share(probes['evidence deleted']),
    least: 0.95,
    probe: true,
  },
  {
    what: 'verdicts that fall when their evidence is denied',
    of: ({ probes }) => share(probes['evidence denied']),
    least: 0.9,
    probe: true,
  },
];

/** How much worse than the last accepted run a figure may be: answers are few, and models vary. */
const tolerance = 0.02;

const watched: { what: string; of(figures: GoldFigures): number }[] = [
  { what: 'accuracy of criteria', of: ({ criteria }) => criteria.accuracy },
  { what: 'agreement on verdicts', of: ({ criteria }) => criteria.agreement },
  { what: 'rank agreement of scores (Spearman)', of: ({ scores }) => scores.spearman },
  { what: 'agreement on passing', of: ({ scores }) => scores.passAgreement },
];

/**
 * One line for each limit that is broken; none means that the gate is open. A figure that is not defined breaks its
 * limit. Figures of other graders are not compared.
 */
export function gateProblems(figures: GoldFigures, accepted: GoldFigures | null): string[] {
  const untried = Object.keys(figures.probes).length === 0;
  const broken = limits.flatMap(({ what, of, least = -Infinity, most = Infinity, probe }) => {
    const value = of(figures);
    if ((probe && untried) || (value >= least && value <= most)) return [];
    return [
      `${what}: ${Number.isNaN(value) ? 'not defined' : value.toFixed(3)}, but ${most === Infinity ? `at least ${least}` : `at most ${most}`} is asked for`,
    ];
  });
  if (accepted === null || accepted.grader.name !== figures.grader.name) return broken;
  const worse = watched.flatMap(({ what, of }) => {
    const [now, before] = [of(figures), of(accepted)];
    return now < before - tolerance ? [`${what}: ${now.toFixed(3)}, down from the accepted ${before.toFixed(3)}`] : [];
  });
  return [...broken, ...worse];
}
