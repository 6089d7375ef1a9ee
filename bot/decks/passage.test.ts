import { describe, expect, it } from 'vitest';
import { passage } from './passage.ts';

const CHAPTER = `## Chapter 3: Storage

### Key Ideas
A line that is
wrapped in the file.

- **Log** {#log ask="Why a
  log?"}: Written first,
  read last.
  - nested

\`\`\`
## no heading {#kept}
\`\`\`

### Trees
| Aspect | LSM | B-tree |
|---|---|---|
| Writes {#w} | fast | fair |
`;

describe('the passage of a card', () => {
  it('is its section, unwrapped, without anchors', () => {
    expect(passage(CHAPTER, 7).text).toBe(
      [
        '### Key Ideas',
        'A line that is wrapped in the file.',
        '- **Log**: Written first, read last.\n  - nested',
        '```\n## no heading {#kept}\n```',
      ].join('\n\n'),
    );
  });

  it('tells how the very line begins, so that its page can be opened', () => {
    expect(passage(CHAPTER, 4).opening).toBe('A line that is wrapped in the file.');
    expect(passage(CHAPTER, 7).opening).toBe('**Log**: Written first, read last.');
    expect(passage(CHAPTER, 20).opening).toBe('Writes');
  });

  it('shows a table row by row, since Discord draws none', () => {
    expect(passage(CHAPTER, 20).text).toBe('### Trees\n\n**Writes**\n- *LSM*: fast\n- *B-tree*: fair');
  });
});
