// A chapter of a guide, as its readers hand it on.
import type { SectionRole } from './headings.ts';
import type { Block } from './markdown.ts';

/** Lines are 1-based and count in the file. `blocks` holds no headings. */
export type Section = {
  heading: string;
  /** The attributes of its heading, if it has any. */
  anchor: string | null;
  ask: string | null;
  role: SectionRole;
  /** The role is that of the section around it; its own heading says something else. */
  inherited: boolean;
  level: number;
  line: number;
  blocks: Block[];
};

export type Chapter = {
  number: number;
  title: string;
  /** Level of its heading, 1 to 3. */
  level: number;
  line: number;
  /** Text before the first heading of the chapter stands in a section of its own, under the chapter's title. */
  sections: Section[];
  takeaway: Takeaway | null;
  /** The chapter's Markdown, from its heading to the next chapter. */
  text: string;
};

/** `ask`: the front that its author wrote. `line` is 1-based. */
export type Takeaway = { text: string; ask: string | null; heading: string; line: number };
