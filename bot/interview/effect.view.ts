// What is said for each effect of an event.
import type { Database } from '../db/database.ts';
import type { Change } from '../discord/channels.ts';
import type { Reply } from '../discord/route.ts';
import { type Graders, graderStanding } from '../grading/grader-choice.store.ts';
import { lastCallView, pausedView, timeUpView, warnView } from './clock.view.ts';
import { judgementsOf } from './group.store.ts';
import { judgedView, judgeView } from './group.view.ts';
import type { Interview } from './interview.store.ts';
import { introView } from './intro.view.ts';
import { askedView, askView, collectingView, newsOf } from './question.view.ts';
import { reportView } from './report.view.ts';
import { reportParts } from './report-parts.store.ts';
import { type Effect, isAt, type Spot } from './session.ts';
import { stands } from './standing.ts';
import { ungradedView } from './ungraded.view.ts';
import { verdictHere } from './verdict-here.view.ts';

type Parts = { db: Database; graders: Graders };

/** Null when there is nothing to be said any more. */
export async function effectView(
  { db, graders }: Parts,
  interview: Interview,
  effect: Effect,
  now: Date,
): Promise<Reply | null> {
  const { learnerId } = interview;
  switch (effect.do) {
    case 'intro':
      return introView(interview, await graderStanding(db, graders, { learnerId, now }));
    case 'ask':
      return isAsked(interview, effect) ? askView(interview, effect.question, effect.part) : null;
    case 'collecting':
      return isAsked(interview, effect) ? collectingView(interview, effect.question, effect.part) : null;
    case 'lastCall':
      return lastCallView(interview);
    case 'warn':
      return warnView(interview, now);
    case 'timeUp':
      return timeUpView(interview);
    case 'paused':
      return interview.session.paused ? pausedView(interview, now) : null;
    case 'resumed':
      return stands(effect, interview.session) ? resumedView(db, interview) : null;
    case 'ungraded':
      return ungradedView(interview, effect.question, effect.attempt, effect.reason);
    case 'judge':
      return isJudged(interview, effect) ? judgeView(interview, effect.question) : null;
    case 'judged':
      return isJudged(interview, effect) ? judgedView(await judgementsOf(db, interview, effect.question)) : null;
    case 'verdict':
    case 'skipped':
      return verdictHere(db, interview, effect.question);
    case 'report':
      return reportView(interview, await reportParts(db, interview, now), now);
    case 'grade':
      return null;
  }
}

/** What was answered before it could be asked is not asked again. */
function isAsked({ session }: Interview, spot: Spot): boolean {
  return session.phase === 'asking' && isAt(session, spot);
}

function isJudged({ session }: Interview, { question }: { question: number }): boolean {
  return session.phase === 'judging' && session.at === question;
}

/** What stands to be done, said again. */
async function resumedView(db: Database, interview: Interview): Promise<Reply | null> {
  const { at, phase, turns } = interview.session;
  const turn = turns[at];
  if (phase === 'asking') return askView(interview, at, (turn?.parts.length ?? 1) - 1);
  if (phase === 'between') return verdictHere(db, interview, at);
  if (phase === 'ungraded') return ungradedView(interview, at, turn?.attempts ?? 1, turn?.failure ?? 'unclear');
  if (phase === 'judging') return judgeView(interview, at);
  return null;
}

/** What becomes of a message that can no longer be acted on: its buttons go, and what is not given stays as it is. */
export async function laidAsideView(db: Database, interview: Interview, effect: Effect): Promise<Change> {
  const phase = effect.do === 'resumed' ? effect.phase : null;
  if (effect.do === 'collecting') {
    return { content: `-# ${newsOf(interview, effect.question, effect.part)}`, rows: [] };
  }
  if (effect.do === 'ask' || (effect.do === 'resumed' && phase === 'asking')) {
    return { ...askedView(interview, effect.question, effect.part), rows: [] };
  }
  if (effect.do === 'verdict' || effect.do === 'skipped' || (effect.do === 'resumed' && phase === 'between')) {
    const past: Interview = { ...interview, session: { ...interview.session, phase: 'ended' } };
    return verdictHere(db, past, effect.question);
  }
  return { rows: [] };
}
