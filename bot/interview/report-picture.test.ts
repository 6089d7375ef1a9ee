import { describe, expect, it } from 'vitest';
import { png } from '../progress/charts/png.ts';
import { pictureText } from './picture-text.ts';
import type { Plan, PlannedQuestion } from './plan.ts';
import { reportPicture } from './report-picture.ts';
import type { Session, Turn } from './session.ts';
import { held, testAssessment, testPlan, testQuestion } from './test-plan.ts';

const ABOUT = '50 %, 0 of 1 passed · mid level · 8 June 2026';

/** Held to its end, one question for each result. */
function interview(
  questions: PlannedQuestion[],
  results: Turn['result'][] = ['graded'],
): { plan: Plan; session: Session } {
  const plan = testPlan(questions.length, { questions });
  const turns = results.map((result, i) => ({
    result,
    assessment: result === 'graded' ? testAssessment(questions[i]!, { alpha: 'met', gamma: 'partly' }) : null,
  }));
  return { plan, session: held(turns) };
}
const picture = ({ plan, session }: ReturnType<typeof interview>, about = ABOUT) => reportPicture(plan, session, about);
const labels = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, label]) => label);

describe("the report's picture", () => {
  it('really draws its labels: another title makes another picture', async () => {
    const [one, other] = ['Replication', 'Partitioning'].map((title) =>
      picture(interview([testQuestion(1, { title })])),
    );
    const pictures = await Promise.all([one!, other!].map((svg) => png(svg)));
    expect(pictures[0]!.equals(pictures[1]!)).toBe(false);
    const bare = await png(one!.replace(/<text[^>]*>[^<]*<\/text>/g, ''));
    expect(pictures[0]!.length).toBeGreaterThan(bare.length * 1.5);
  });

  it('names score, level and date, the chapter, and each point', () => {
    expect(labels(picture(interview([testQuestion(1, { title: 'Replication' })])))).toEqual(
      expect.arrayContaining([ABOUT, '1. Chapter 1, Replication', '50 %', 'alpha', 'beta', 'gamma', 'delta']),
    );
  });

  it('explains its colours, its signs, its bold type and its line', () => {
    expect(labels(picture(interview([testQuestion(1)])))).toEqual(
      expect.arrayContaining([
        'passed',
        'not passed',
        'undecided',
        'made',
        'partly',
        'missed',
        'nothing said',
        'bold: essential',
      ]),
    );
  });

  it('puts the questions of a chapter together, under the score of the chapter', () => {
    const same = (n: number) => testQuestion(n, { chapter: 5, title: 'Replication' });
    const shown = labels(picture(interview([same(1), testQuestion(2), same(3)], ['graded', 'graded', 'skipped'])));
    const order = [
      'Chapter 5, Replication',
      '1. Question 1: how does it work?',
      '3. Question 3: how does it work?',
      '2. Chapter 2, Chapter 2',
    ];
    expect(shown.filter((label) => order.includes(label!))).toEqual(order);
    expect(shown[shown.indexOf('Chapter 5, Replication') + 1]).toBe('25 %');
  });

  it('shows a skipped question as skipped, with its points, and one without an answer without them', () => {
    const skipped = labels(picture(interview([testQuestion(1)], ['skipped'])));
    expect(skipped).toEqual(expect.arrayContaining(['skipped', 'alpha']));
    expect(skipped).not.toContain('0 %');
    const silent = labels(picture(interview([testQuestion(1)], ['unanswered'])));
    expect(silent).toContain('not answered');
    expect(silent).not.toContain('alpha');
  });

  it('lets no title break the drawing', async () => {
    expect((await png(picture(interview([testQuestion(1, { title: 'A < B & "C"' })])))).length).toBeGreaterThan(1000);
  });
});

describe('the words for the picture', () => {
  it('name every point', () => {
    const { plan, session } = interview([testQuestion(1, { title: 'Replication' })]);
    expect(pictureText(plan, session, ABOUT, 1000)).toBe(
      `Mock interview, ${ABOUT}. 1. Chapter 1, Replication: 50 %, not passed (made: alpha (essential); partly: gamma (essential); missed: beta, delta (essential)).`,
    );
  });

  it('leave out names where there is no room for them', () => {
    const { plan, session } = interview(
      Array.from({ length: 8 }, (_, i) => testQuestion(i + 1)),
      Array(8).fill('graded'),
    );
    expect(pictureText(plan, session, ABOUT, 1000)).toMatch(
      /\(1 made; partly: gamma \(essential\); missed: beta, delta/,
    );
    const least = pictureText(plan, session, ABOUT, 700);
    expect(least).toMatch(/8\. Chapter 8, Chapter 8: 50 %, not passed \(1 made; 1 partly; 2 missed\)\.$/);
    expect(pictureText(plan, session, ABOUT, 200)).toHaveLength(200);
  });
});
