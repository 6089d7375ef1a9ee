// How far a long work is: one line that is written over on a terminal, a line for each step anywhere else.

export type Screen = { isTTY?: boolean; columns?: number; write(text: string): unknown };

export type ProgressLine = { step(text: string): void; end(): void };

const barWidth = 20;

/** Writes no escape sequences, only carriage returns, and those on a terminal alone. */
export function progressLine(screen: Screen, steps: number): ProgressLine {
  let done = 0;
  let shown = 0;
  const draw = (text: string) => {
    const filled = steps === 0 ? barWidth : Math.round((done / steps) * barWidth);
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}] ${done}/${steps}  ${text}`;
    // A line that wraps can't be written over.
    const fits = bar.slice(0, (screen.columns ?? 80) - 1);
    screen.write(`\r${fits.padEnd(shown)}`);
    shown = fits.length;
  };
  if (screen.isTTY) draw('');
  return {
    step(text) {
      done++;
      if (screen.isTTY) draw(text);
      else screen.write(`${done}/${steps}  ${text}\n`);
    },
    end() {
      if (screen.isTTY) screen.write('\n');
    },
  };
}
