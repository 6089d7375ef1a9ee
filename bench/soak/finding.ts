// What the database says about what people were told.
export type Finding = {
  what: string;
  kind: 'lost' | 'twice' | 'wrong';
  /** Out of how many. */
  of: number;
  /** Each that was lost, came twice or is wrong, in words. */
  cases: string[];
};

export function finding(kind: Finding['kind'], what: string, of: number, cases: string[]): Finding {
  return { what, kind, of, cases };
}
