/** Something the person can mend or should know: shown to them alone, in its own words, and not logged as a fault. */
export class UserError extends Error {
  override name = 'UserError';
}
