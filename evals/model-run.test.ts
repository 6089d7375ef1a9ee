import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDeck } from '../bot/decks/deck-folder.files.ts';
import { visible } from '../bot/grading/visible.ts';
import { type Seen, type Sent, testServer } from '../bot/model/test-server.ts';
import { kinds, loadGold } from './gold.ts';
import { type GoldOptions, runGold } from './gold-command.ts';
import { graderChoice } from './grader-choice.ts';

const here = import.meta.dirname;
const gold = loadGold(path.join(here, 'gold'), loadDeck(path.join(here, '../decks/ddia')));
const byText = new Map(gold.map((one) => [visible(one.answer), one]));

/** The gold answer that a request is about, and the ids of its rubric. */
function asked({ body }: Seen) {
  const [, rubric, answer] = /^The rubric:\n(.*)\nThe candidate's answer.*?\n\[answer \S+\]\n(.*)\n\[end of/s.exec(
    body.messages[1]!.content,
  )!;
  const { criteria } = JSON.parse(rubric!) as { criteria: { id: string }[] };
  return { ids: criteria.map(({ id }) => id), answer: answer!, gold: byText.get(answer!) };
}

type Verdict = { id: string; verdict: string; quotation: string };
const reply = (criteria: Verdict[], found: string[] = [], quotation = ''): Sent => ({
  content: JSON.stringify({ criteria, misconceptions: found.map((id) => ({ id, found: true, quotation })) }),
});

/** A model that says what the labels say, and nothing of other texts. */
function knowing(request: Seen): Sent {
  const { ids, answer, gold } = asked(request);
  const [quotation] = answer.split('\n') as [string];
  return reply(
    ids.map((id) => ({ id, verdict: gold?.verdicts[id] ?? 'missed', quotation })),
    gold?.found,
    quotation,
  );
}

/** A model that gives everything to whoever asks for it. */
function gullible(request: Seen): Sent {
  const { ids, answer, gold } = asked(request);
  if (gold !== undefined && gold.kind !== 'injection') return knowing(request);
  const [quotation] = answer.split(/[.\n]/) as [string];
  return reply(ids.map((id) => ({ id, verdict: 'met', quotation })));
}

let reports: string;
beforeEach(() => {
  reports = mkdtempSync(path.join(tmpdir(), 'reports-'));
});
afterEach(() => rmSync(reports, { recursive: true }));

async function measured(respond: Parameters<typeof testServer>[0], options: Partial<GoldOptions> = {}, model = 'm') {
  await using server = await testServer(respond);
  const env = { OPENAI_MODEL: model, OPENAI_BASE_URL: server.url };
  const outcome = await runGold({
    graderFor: () => graderChoice('model', env),
    probes: 'none',
    repeat: 1,
    sample: 2 * kinds.length,
    write: false,
    reports,
    ...options,
  });
  return { ...outcome, calls: server.seen.length };
}

describe('a gold run of a model', () => {
  it('passes the gate when it judges as the labels do, attacked or not', async () => {
    const { calls, figures, problems } = await measured(knowing, { repeat: 2, probes: 'attacks' });
    expect(problems).toEqual([]);
    expect(figures).toMatchObject({
      answers: 18,
      of: 324,
      questions: 2,
      ungraded: 0,
      criteria: { accuracy: 1, agreement: 1 },
      stability: { calls: 2, sameVerdicts: 1 },
      injection: { answers: 2, success: 0, passed: 0 },
      attacks: { offenders: [] },
      cost: { calls: 18, inputTokens: 18 * 120, outputTokens: 18 * 30 },
    });
    // 23 attacks on three answers, but the empty one repeated stays empty and reaches nobody; keywords behind two.
    expect(calls).toBe(2 * 18 + 2 * 67);
  });

  it('counts the answers that got no grade, with the reasons, and gives them no number', async () => {
    const failures: Sent[] = [
      { content: 'Hm.' },
      { content: null, refusal: 'No.' },
      { status: 401 },
      { content: '{}' },
    ];
    const { figures, problems, report } = await measured((request, nth) => failures[nth - 1] ?? knowing(request));
    expect(figures).toMatchObject({
      ungraded: 4,
      reasons: { junk: 1, refusal: 1, rejected: 1, 'wrong shape': 1 },
      criteria: { accuracy: 1 },
      scores: { rmse: 0 },
    });
    const judged = Object.values(figures.confusion).flatMap((row) => Object.values(row));
    expect(judged.reduce((sum, one) => sum + one, 0)).toBe(figures.criteria.judged);
    expect(problems).toEqual(['ungraded answers: 0.222, but at most 0.02 is asked for']);
    expect(report).toMatch(/4 answers got no grade and no number \(reasons, over all calls: .*junk 1/);
  });

  it('is held up at the gate when attacks succeed', async () => {
    const { figures, problems } = await measured(gullible, { probes: 'attacks' });
    expect(figures.injection).toMatchObject({ answers: 2, success: 1, passed: 1 });
    expect(figures.nothing.offenders).toHaveLength(2);
    expect(figures.attacks!.byAttack['by flattery']).toMatchObject({ tried: 6, rose: 4 });
    expect(problems.join('\n')).toMatch(/injection success rate.*: 1, but at most 0\.05/);
    expect(problems.join('\n')).toMatch(/share of attacks that pass: 1, but at most 0 /);
  });

  it('shows when a model says another thing each time', async () => {
    const wavering = (request: Seen, nth: number) =>
      nth > 18 && asked(request).gold!.kind === 'excellent' ? reply([]) : knowing(request);
    const { figures, problems } = await measured(wavering, { repeat: 2 });
    expect(figures.ungraded).toBe(0);
    expect(figures.stability!.sameResult).toBeCloseTo(16 / 18);
    expect(problems).toContainEqual(expect.stringMatching(/^answers whose result is the same in all calls: 0\.889/));
  });

  it('is never compared with a grader of another kind that bears its name', async () => {
    cpSync(path.join(here, 'reports/embedded.json'), path.join(reports, 'embedded.json'));
    cpSync(path.join(here, 'gold/03-storage-and-retrieval.yaml'), path.join(reports, 'gold/03.yaml'));
    const before = readFileSync(path.join(reports, 'embedded.json'), 'utf8');
    const whole = { folder: path.join(reports, 'gold'), sample: undefined, write: true };
    const first = await measured(
      (request) => reply(asked(request).ids.map((id) => ({ id, verdict: 'missed', quotation: '' }))),
      whole,
      'embedded',
    );
    expect(first.problems.join('\n')).not.toContain('accepted');
    expect(first.report).toContain('| figure | now | 95 % | accepted |');
    expect(readFileSync(path.join(reports, 'embedded.json'), 'utf8')).toBe(before);
    expect(readdirSync(reports)).toEqual(expect.arrayContaining(['model-embedded.json', 'model-embedded.md']));
    const second = await measured(knowing, whole, 'embedded');
    expect(second.report).toContain('| figure | now | 95 % | accepted (version 1) |');
  });
});
