import type { Figure } from './measure.ts';

/** What a comparison may ask for. What it opens it defers here, and it is closed when the comparison is done. */
export type Bench = {
  /** Address of a Postgres on which databases may be created and dropped. */
  server: string;
  /** The guide to import, in Markdown. */
  guide: string;
  opened: AsyncDisposableStack;
};

export type Comparison = {
  name: string;
  /** One line for --help. */
  about: string;
  needsPostgres: boolean;
  measure(bench: Bench): Promise<Figure[]>;
};
