// Imports with a model: tells the cost, asks whether to go on, drafts, and keeps what is paid for.
import { UserError } from '../errors.ts';
import type { ModelDoor } from '../model/ask.ts';
import type { DeckFile } from './deck-files.ts';
import { draftCost } from './draft-cost.ts';
import { costText, draftingReport, resultText } from './draft-report.ts';
import { type Drafting, draftAll, openTasks } from './draft-with-model.ts';
import { draftedImport, draftPlan } from './import-drafts.ts';
import type { ImportedGuide } from './import-guide.ts';
import { type ImportProgress, importProgress } from './import-progress.files.ts';
import { progressLine, type Screen } from './progress-line.ts';

export type ModelImport = {
  slug: string;
  out: string;
  /** The files of the deck that is there; none for a new one. */
  old: DeckFile[];
  /** What the import without a model writes. */
  files: DeckFile[];
  door: ModelDoor;
  /** Questions to ask at most. */
  mostCalls: number;
  screen: Screen;
  /** Whether the cost is agreed to. */
  agreed(): Promise<boolean>;
};

export type ModelImported = ImportedGuide & {
  report: string[];
  failed: boolean;
  /** To be called when the files are written: forgets the replies, if nothing is left to ask. */
  done(): void;
};

/** Throws a UserError when the cost is not agreed to, or the model can't be worked with: what it drafted is kept then. */
export async function importWithModel(given: ModelImport): Promise<ModelImported> {
  const { slug, out, old, files, door, screen } = given;
  const plan = draftPlan(slug, old, files, door.model);
  const progress = importProgress(out);
  const open = openTasks(plan.tasks, progress);
  const asked = open.slice(0, given.mostCalls);
  if (asked.length > 0) {
    const counts = { kept: plan.tasks.length - open.length, left: open.length - asked.length };
    screen.write(`${costText(draftCost(asked.map(({ request }) => request)), door, counts)}\n`);
    if (!(await given.agreed())) throw new UserError('Nothing was asked and nothing written.');
  }
  const line = asked.length > 0 ? progressLine(screen, asked.length) : null;
  const drafting = await draftAll(plan.tasks, {
    ask: door.ask,
    kept: progress,
    mostCalls: given.mostCalls,
    onReply: (result) => line?.step(resultText(result)),
  });
  line?.end();
  refuseStopped(drafting, door, progress);
  const isOpen = drafting.results.some(({ kind }) => kind === 'failed' || kind === 'left');
  return {
    ...draftedImport(plan, drafting.results),
    report: draftingReport(drafting, door.model),
    failed: drafting.results.some(({ kind }) => kind === 'failed'),
    done: () => {
      if (!isOpen) progress.remove();
    },
  };
}

function refuseStopped({ stoppedBy, results }: Drafting, { host }: ModelDoor, { file }: ImportProgress): void {
  if (stoppedBy === null) return;
  const kept = results.filter(({ kind }) => kind === 'drafted' || kind === 'unfounded').length;
  throw new UserError(
    `${host} failed again and again (${stoppedBy.reason}: ${stoppedBy.detail}), so no more was asked and no deck written. ` +
      (kept === 0
        ? 'Look at OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL.'
        : `${kept === 1 ? '1 reply is' : `${kept} replies are`} kept in ${file}: the same command goes on from there.`),
  );
}
