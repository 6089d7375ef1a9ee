// For tests: texts full of what makes cutting hard.
import fc from 'fast-check';

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('```', '```sql\n', '`', '\n', '\n\n', ' ', '\\', '## Heading\n', '😀', 'word '),
);
export const markdown = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));
