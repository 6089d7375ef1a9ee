// What the author is told before, while and after a model drafts.
import type { DraftCost } from './draft-cost.ts';
import type { Drafting, DraftTask, TaskResult } from './draft-with-model.ts';

const figure = new Intl.NumberFormat('en');

/** `kept`: questions whose reply is there from a run before; `left`: questions beyond the bound on calls. */
export function costText(
  cost: DraftCost,
  { model, host }: Place,
  { kept, left }: { kept: number; left: number },
): string {
  const tokens = `about ${figure.format(cost.inputTokens)} tokens in and at most about ${figure.format(cost.outputTokens)} out`;
  return [
    `${model} at ${host} would draft ${questions(cost.calls)}, a call each: ${tokens}. A failed call is tried twice more.`,
    ...(kept > 0 ? [`${questions(kept)} from a run before ${kept === 1 ? 'costs' : 'cost'} nothing again.`] : []),
    ...(left > 0 ? [`${questions(left)} more stay extracts for now: --max-calls is reached.`] : []),
  ].join('\n');
}

type Place = { model: string; host: string };

/** How one question came out, in a line. */
export function resultText(result: TaskResult): string {
  const { task, kind } = result;
  const name = nameOf(task);
  if (kind === 'drafted') return `${name}: drafted${result.dropped > 0 ? `, ${droppedText(result.dropped)}` : ''}`;
  if (kind === 'left') return `${name}: not asked`;
  if (kind === 'failed') return `${name}: ${result.reason}: ${result.detail}`;
  return `${name}: ${figure.format(result.criteria)} criteria with a quotation in the chapter are too few, ${droppedText(result.dropped)}`;
}

/** Told at the end. What is not drafted is listed, with what to do. */
export function draftingReport({ results, usage }: Drafting, model: string): string[] {
  const of = (kind: TaskResult['kind']) => results.filter((result) => result.kind === kind);
  const dropped = results.reduce((sum, result) => sum + ('dropped' in result ? result.dropped : 0), 0);
  const unfounded = of('unfounded');
  const failed = of('failed');
  const left = of('left');
  return [
    `${model} drafted ${questions(of('drafted').length)}; ${droppedText(dropped)}. ` +
      `${figure.format(usage.calls)} calls, ${figure.format(usage.inputTokens)} tokens in, ${figure.format(usage.outputTokens)} out.`,
    ...(unfounded.length > 0 ? [`${questions(unfounded.length)} kept to extracts:`, ...unfounded.map(listed)] : []),
    ...(failed.length > 0 ? [`${questions(failed.length)} failed, and kept to extracts:`, ...failed.map(listed)] : []),
    ...(left.length > 0 ? [`${questions(left.length)} not asked, and kept to extracts.`] : []),
    ...(failed.length + left.length > 0
      ? ['The same command with --force asks for these alone; what is drafted is kept and costs nothing again.']
      : []),
  ];
}

function listed(result: TaskResult): string {
  return `  - ${resultText(result)}`;
}

function nameOf({ chapter, id }: DraftTask): string {
  return `chapter ${chapter}, ${id}`;
}

function droppedText(count: number): string {
  return `${figure.format(count)} ${count === 1 ? 'claim' : 'claims'} dropped for want of a quotation`;
}

function questions(count: number): string {
  return `${figure.format(count)} ${count === 1 ? 'question' : 'questions'}`;
}
