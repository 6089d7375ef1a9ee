import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../errors.ts';
import { deckCards } from './cards.ts';
import { guideDeck } from './deck.ts';
import { deckOfFiles } from './deck-files.ts';
import { oddGuide, oneChapter } from './fixtures/odd-guide.ts';
import { importGuide } from './import-guide.ts';
import { lintDeck } from './lint.ts';

const options = { slug: 'my-guide' };
const textOf = (guide: string, path: RegExp) =>
  importGuide(guide, options).files.find((file) => path.test(file.path))?.text ?? '';

describe('an imported guide', () => {
  const { files, counts } = importGuide(oddGuide, options);
  const { deck, problems } = deckOfFiles('folder', files);

  test('is a deck folder that reads back', () => {
    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual([
      'deck.yaml',
      'chapters/01-caches.md',
      'chapters/02-chapter-2.md',
      expect.stringMatching(/^chapters\/03-unicode-/),
      'chapters/04-timeouts.md',
      'rubrics/01-caches.yaml',
      'rubrics/02-chapter-2.yaml',
      expect.stringMatching(/^rubrics\/03-unicode-/),
    ]);
    expect(deck).toMatchObject({ slug: 'my-guide', title: 'Notes on Running Services', status: 'draft' });
    expect(counts).toMatchObject({ chapters: 4, questions: 8, rubrics: 7 });
  });

  test('has the cards of the guide, with the same ids', () => {
    const shown = (cards: ReturnType<typeof deckCards>) =>
      cards.map(({ id, kind, front, back }) => ({ id, kind, front, back }));
    const own = deckCards(deck!).filter((card) => card.kind !== 'criterion');
    expect(shown(own)).toEqual(shown(deckCards(guideDeck(oddGuide, 'x.md'))));
  });

  test('has notices alone', () => {
    const findings = lintDeck(deck!, deckCards(deck!));
    expect(findings.filter((finding) => finding.level === 'error')).toEqual([]);
    expect(findings.some((finding) => finding.rule === 'draft')).toBe(true);
  });

  test('marks every statement of a draft as an extract', () => {
    for (const { rubric } of deck!.chapters) {
      for (const question of rubric?.questions ?? []) {
        expect(question.status).toBe('draft');
        expect(question.recall).toMatch(/^From the guide:\n/);
        expect(question.model_answer).toMatch(/^From the guide:\n/);
        for (const criterion of question.criteria) expect(criterion.statement).toMatch(/^From the guide: /);
      }
    }
  });
});

test('anchors stand where an author would write them', () => {
  const text = textOf(
    oneChapter({
      'Key Ideas': 'Two ways to lock: \n- **Lease** (timed): ends\n- **Mutex**: held',
      Compared: 'Aspect | Locks | Leases\n---|---|---\nCost \\| price | Low | High\nTime | Long | Short',
      'Interview Questions': '1. **Why a lease?**',
      'Common Mistakes': '- Trusting clocks — they drift\n- **Holding on.** Others wait.',
    }),
    /^chapters/,
  );
  expect(text.split('\n').filter((line) => line.includes('{#'))).toEqual([
    '- **Lease** {#lease-timed} (timed): ends',
    '- **Mutex** {#mutex}: held',
    expect.stringMatching(/^Aspect \| Locks \{#locks-by-aspect-leases\} \| Leases \{#leases-by-aspect-locks\}$/),
    expect.stringMatching(/^Cost \\\| price \{#cost-price-locks-leases-[0-9a-f]{8}\} \| Low \| High$/),
    'Time {#time-locks-leases} | Long | Short',
    '1. **Why a lease?** {#why-a-lease}',
    '- Trusting clocks — they drift {#trusting-clocks}',
    '- **Holding on.** {#holding-on} Others wait.',
  ]);
});

test("a guide's own anchors stay where they are good, and go where they are not", () => {
  const guide = oneChapter({
    'Key Ideas {#ideas}':
      '- **Lease** {#my-lease}: ends\n- **Mutex** {#Fig:1}: held\n- plain {#nothing}\n- **Latch** {#my-lease}: short',
  });
  const lines = textOf(guide, /^chapters/).split('\n');
  expect(lines).toContain('- **Lease** {#my-lease}: ends');
  expect(lines).toContain('- plain');
  expect(lines).toContain('- **Mutex** {#mutex}: held');
  expect(lines).toContain('- **Latch** {#latch}: short');
  expect(lines).toContain('### Key Ideas');
});

test('a takeaway from the summary is written into its chapter', () => {
  expect(textOf(oddGuide, /01-caches\.md$/)).toMatch(
    /\n### Takeaway\nA cache is a promise to be a little wrong\. \{#takeaway\}\n$/,
  );
});

test('a slug that is no folder name is refused', () => {
  expect(() => importGuide(oddGuide, { slug: '../x' })).toThrow(UserError);
});

test('whatever stands in a guide, the import reads back and keeps its cards', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '### Key Ideas',
      '### Common Mistakes',
      '### Interview Questions',
      '### Takeaway',
      '## Chapter 2: Two',
      '# Part II',
      '## Summary',
      '| Chapter | Takeaway |',
      '| Aspect | One | Two |',
      '|---|---|---|',
      '|--|--|',
      '| 1 | once |',
      '| Speed | fast | slow |',
      '**Kinds**:',
      'Two kinds of locks:',
      '- **Lease** {#lease}: a lock',
      '- **Lease**: a lock',
      '- Waiting — it takes time',
      '1. Why does a lock wait?',
      '   - **Inner**: text',
      '> - **Quoted**: text',
      '```',
      '---',
      '===',
      '{#x}',
      '',
    ),
    fc.string({ maxLength: 30 }).map((text) => `- **${text}**: a lock waits`),
    fc.string({ maxLength: 30 }).map((text) => `1. ${text} lock?`),
    fc.string({ maxLength: 40 }),
  );
  const guides = fc.array(line, { maxLength: 40 }).map((lines) => `## Chapter 1: One\n\n${lines.join('\n')}\n`);
  fc.assert(
    fc.property(guides, (guide) => {
      let plain: ReturnType<typeof guideDeck>;
      try {
        plain = guideDeck(guide, 'x.md');
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        return;
      }
      const { files } = importGuide(guide, options);
      const { deck, problems } = deckOfFiles('x', files);
      expect(problems).toEqual([]);
      expect(lintDeck(deck!, deckCards(deck!)).filter((finding) => finding.level === 'error')).toEqual([]);
      const count = (cards: ReturnType<typeof deckCards>) => cards.filter((card) => card.kind !== 'criterion').length;
      expect(count(deckCards(deck!))).toBe(count(deckCards(plain)));
    }),
    { numRuns: 400 },
  );
});
