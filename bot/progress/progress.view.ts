// Any page of /progress, by its name.
import type { Database } from '../db/database.ts';
import type { Reply } from '../discord/route.ts';
import type { Learner } from '../learners/learner.store.ts';
import { chaptersPage } from './chapters.view.ts';
import type { ShownDeck } from './deck.store.ts';
import { forecastPage } from './forecast.view.ts';
import { overviewPage } from './overview.view.ts';
import { type Page, type PageName, pageReply } from './page.view.ts';
import { readinessPage } from './readiness.view.ts';
import { retentionPage } from './retention.view.ts';

type Ask = { learner: Learner; deck: ShownDeck; now: Date };

const PAGE_OF: Record<PageName, (db: Database, ask: Ask) => Promise<Page>> = {
  overview: overviewPage,
  retention: retentionPage,
  forecast: forecastPage,
  chapters: chaptersPage,
  readiness: readinessPage,
};

export async function progressReply(
  db: Database,
  { name, inServer, ...ask }: Ask & { name: PageName; inServer: boolean },
): Promise<Reply> {
  const page = await PAGE_OF[name](db, ask);
  return pageReply(page, { name, deck: ask.deck, learnerId: ask.learner.id, inServer });
}
