import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rubricsOf } from '../decks/deck.ts';
import { loadDeck } from '../decks/deck-folder.files.ts';
import { embeddedGrader } from '../grading/embedded/embedded-grader.ts';
import { gradeWith } from '../grading/grade.ts';
import { readScenarios } from './scenario.files.ts';
import { resolveScenario, type ScenarioFile, scenarioSchema } from './scenario.ts';

const folder = path.resolve('decks/ddia');
const rubrics = rubricsOf(loadDeck(folder));
const { scenarios, problems } = readScenarios(folder, rubrics);

describe('the scenarios of the deck', () => {
  it('are read without a problem', () => {
    expect(problems).toEqual([]);
    expect(scenarios.map(({ key }) => key)).toEqual(['auction', 'feed', 'ledger', 'metrics']);
  });

  it.each(scenarios)('$key goes from requirements to a change and a wrap-up, in less than an hour', ({ scenario }) => {
    expect(scenario.phases.map(({ title }) => title.replace(/:.*/, ''))).toEqual([
      'Requirements',
      'Estimates and interface',
      'High-level design',
      'Deep dive',
      'A change of requirements',
      'Wrap-up',
    ]);
    expect(scenario.phases.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(60);
  });

  it.each(scenarios.filter(({ key }) => key !== 'auction'))(
    '$key speaks of nothing but its own case',
    ({ scenario }) => {
      const seen = JSON.stringify(scenario, (name, value) =>
        ['card', 'passage', 'aliases', 'from'].includes(name) ? undefined : value,
      );
      expect(seen.match(/\b(auction|bid|bidder|bidding|lot|price|seller)s?\b/gi) ?? []).toEqual([]);
    },
  );

  it('say where to read about each point of a chapter, and about each wrong claim', () => {
    const phases = scenarios.flatMap(({ scenario }) => scenario.phases);
    const points = [
      ...phases.flatMap(({ criteria }) => criteria.filter(({ card }) => card)),
      ...phases.flatMap((phase) => phase.misconceptions),
    ];
    expect(points.filter(({ passage }) => passage === null).map(({ id }) => id)).toEqual([]);
  });

  it.each(scenarios)(
    "the model answers to $key pass by the built-in grader, which knows only the points' words",
    async ({ scenario }) => {
      const grader = embeddedGrader();
      for (const phase of scenario.phases) {
        const result = await gradeWith(grader, phase, phase.model_answer);
        expect(result, phase.id).toMatchObject({ kind: 'assessment', score: { verdict: 'passed' } });
        expect(result.kind === 'assessment' && result.misconceptions.filter(({ found }) => found)).toEqual([]);
      }
    },
  );

  const spoken = parse(readFileSync(path.join(import.meta.dirname, 'fixtures/spoken-answers.yaml'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  it.each(scenarios)('a good answer to each phase of $key passes in words of its own', async ({ key, scenario }) => {
    const grader = embeddedGrader();
    for (const phase of scenario.phases) {
      const result = await gradeWith(grader, phase, spoken[key]![phase.id]!);
      expect(result, phase.id).toMatchObject({ kind: 'assessment', score: { verdict: 'passed' } });
    }
  });
});

describe('a reference to a rubric', () => {
  const phase = (from: string) => ({
    id: 'one',
    title: 'One',
    minutes: 5,
    prompt: 'Why?',
    model_answer: 'So.',
    criteria: [{ from, essential: true, points: 3 }],
    misconceptions: [],
  });
  const file = (from: string) =>
    ({ title: 'A case', level: 'mid', brief: 'So it is.', phases: [phase(from)] }) as ScenarioFile;

  it('takes over the words, and keeps its own points and its card', () => {
    const { scenario, problems } = resolveScenario(file('3/lsm-vs-btree/read-cost'), rubrics);
    expect(problems).toEqual([]);
    expect(scenario.phases[0]!.criteria[0]).toMatchObject({
      id: 'read-cost',
      points: 3,
      essential: true,
      card: 'ch3-c-lsm-vs-btree-read-cost',
    });
  });

  it('may have words of its own, and keeps the card and the passage of the chapter', () => {
    const own = { statement: 'A read asks several files.', aliases: [['files']], follow_up: 'What does a read ask?' };
    const changed = file('3/lsm-vs-btree/read-cost');
    Object.assign(changed.phases[0]!.criteria[0]!, own);
    const { scenario } = resolveScenario(changed, rubrics);
    expect(scenario.phases[0]!.criteria[0]).toMatchObject({
      ...own,
      card: 'ch3-c-lsm-vs-btree-read-cost',
      passage: { chapter: 3, heading: 'LSM trees or B-trees' },
    });
  });

  it('as a passage to read must lead somewhere too', () => {
    const wrong = file('3/lsm-vs-btree/read-cost');
    const misconception = {
      id: 'x',
      points: -1 as const,
      statement: 'S.',
      correction: 'C.',
      aliases: [['s']],
      read: '3/nothing',
    };
    wrong.phases[0]!.misconceptions = [misconception];
    expect(resolveScenario(wrong, rubrics).problems).toEqual([
      { path: ['phases', 0, 'misconceptions', 0], message: 'no rubric has 3/nothing' },
    ]);
  });

  it('that leads nowhere is a problem at its place', () => {
    const { problems } = resolveScenario(file('3/lsm-vs-btree/speed'), rubrics);
    expect(problems[0]).toEqual({ path: ['phases', 0, 'criteria', 0], message: 'no rubric has 3/lsm-vs-btree/speed' });
  });

  it('must have its form', () => {
    expect(scenarioSchema.safeParse(file('lsm-vs-btree')).success).toBe(false);
  });
});
