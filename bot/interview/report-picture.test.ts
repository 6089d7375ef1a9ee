import { expect, it } from 'vitest';
import { png } from '../progress/charts/png.ts';
import { step } from './course.ts';
import { pictureText, reportPicture } from './report-picture.ts';
import { newSession, type Session } from './session.ts';
import { testAssessment, testPlan } from './test-plan.ts';

function graded(title: string): { plan: ReturnType<typeof testPlan>; session: Session } {
  const plan = testPlan(1);
  plan.questions[0] = { ...plan.questions[0]!, title };
  let session = newSession(plan);
  const now = new Date('2026-06-08T10:00Z');
  const assessment = testAssessment(plan.questions[0], { alpha: 'met', gamma: 'partly' });
  for (const event of [{ type: 'begin' }, { type: 'skip', question: 0, part: 0 }] as const) {
    const after = step(plan, session, event, now);
    if (!('refused' in after)) session = after.session;
  }
  return { plan, session: { ...session, turns: [{ ...session.turns[0]!, result: 'graded', assessment }] } };
}

it('really draws its labels: another title makes another picture', async () => {
  const [one, other] = [graded('Replication'), graded('Partitioning')];
  const pictures = await Promise.all([one, other].map(({ plan, session }) => png(reportPicture(plan, session))));
  expect(pictures[0]!.equals(pictures[1]!)).toBe(false);
  const bare = await png(reportPicture(one.plan, one.session).replace(/<text[^>]*>[^<]*<\/text>/g, ''));
  expect(pictures[0]!.length).toBeGreaterThan(bare.length * 1.5);
});

it('says in words what it shows', () => {
  const { plan, session } = graded('Replication');
  expect(pictureText(plan, session)).toBe('Chapter 1, Replication: 50 %, failed (1 met, 1 partly, 2 missed).');
});

it('lets no title break the drawing', async () => {
  const { plan, session } = graded('A < B & "C"');
  expect((await png(reportPicture(plan, session))).length).toBeGreaterThan(1000);
});
