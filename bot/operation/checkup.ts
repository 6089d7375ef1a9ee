// What a checkup of an installation finds, and how it is told.
export type Finding = {
  /** What was looked at, such as `database`. */
  about: string;
  state: 'ok' | 'warn' | 'fail' | 'skip';
  says: string;
  /** For `warn` and `fail`: what to do about it. */
  todo?: string;
};

export const ok = (about: string, says: string): Finding => ({ about, state: 'ok', says });
export const warn = (about: string, says: string, todo: string): Finding => ({ about, state: 'warn', says, todo });
export const fail = (about: string, says: string, todo: string): Finding => ({ about, state: 'fail', says, todo });
export const skip = (about: string, says: string): Finding => ({ about, state: 'skip', says });

/** One line a finding, with a second one for what to do. */
export function findingLines({ about, state, says, todo }: Finding): string {
  const line = `${state.padEnd(5)} ${about.padEnd(14)} ${says}`;
  return todo ? `${line}\n${' '.repeat(21)}→ ${todo}` : line;
}

export function inTotal(findings: Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length;
  return `${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} broken, ${count('skip')} skipped`;
}

/** Such as "1.2 GB". */
export function size(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`;
}
