import type { Database } from '../db/database.ts';
import type { Learner } from '../learners/learner.store.ts';
import { clockOf, daysBetween, learnerDay } from '../learners/learner-day.ts';
import { parametersOf } from '../study/schedule.ts';
import { type Calibration, calibration } from './figures/calibration.ts';
import { answerLog } from './fit/fit.store.ts';
import { predictions } from './fit/replay.ts';
import { MEASURED_DAYS } from './retention.store.ts';

/**
 * How well the parameters in use predict the learner, over the reviews of the last 90 days that came at least a learner
 * day after the answer before. Predicted anew from the log: parameters that were taken since count as if always used.
 */
export async function calibrationOf(db: Database, learner: Learner, now: Date): Promise<Calibration> {
  const log = await answerLog(db, learner.id);
  const from = daysBetween('1970-01-01', learnerDay(now, clockOf(learner))) - MEASURED_DAYS;
  const cards = log.map(({ answers }) => answers);
  return calibration(predictions(cards, parametersOf(learner)).filter(({ day }) => day > from));
}
