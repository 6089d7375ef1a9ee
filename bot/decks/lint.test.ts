import { describe, expect, test } from 'vitest';
import { deckCards } from './cards.ts';
import { type DeckFile, deckOfFiles } from './deck-files.ts';
import { findingText } from './finding.ts';
import { smallDeck, smallDeckWith } from './fixtures/small-deck.ts';
import { lintDeck } from './lint.ts';

const chapterFile = 'chapters/01-locks.md';
const rubricFile = 'rubrics/01-locks.yaml';

function told(files: DeckFile[]): string[] {
  const { deck, problems } = deckOfFiles('locks', files);
  expect(problems).toEqual([]);
  return lintDeck(deck!, deckCards(deck!)).map(findingText);
}
const inChapter = (from: string | RegExp, to: string) =>
  told(smallDeckWith(chapterFile, (text) => text.replace(from, to)));
const inRubric = (from: string | RegExp, to: string) =>
  told(smallDeckWith(rubricFile, (text) => text.replace(from, to)));

test('a sound deck has no finding, and cards of every kind', () => {
  expect(told(smallDeck)).toEqual([]);
  const kinds = deckCards(deckOfFiles('locks', smallDeck).deck!).map((card) => card.kind);
  expect([...new Set(kinds)].sort()).toEqual(['concept', 'criterion', 'mistake', 'question', 'takeaway', 'tradeoff']);
});

describe('one finding, at its line, for', () => {
  test.each<[string, string[], RegExp]>([
    [
      'a back that is too long',
      inChapter('Held until somebody breaks it', 'long words '.repeat(70)),
      /01-locks\.md:10: length: ch1-t-holder-crashes: the back has \d+ characters, more than 700/,
    ],
    [
      'a front that is too long',
      inChapter('Why does a lease end by itself?', `Why ${'x'.repeat(300)}?`),
      /01-locks\.md:4: length: .*the front has 305 characters/,
    ],
    [
      'a yes/no front',
      inChapter('Why does a lease end by itself?', 'Does a lease end by itself?'),
      /01-locks\.md:4: yes-or-no: ch1-k-lease/,
    ],
    [
      'a yes/no front in a rubric',
      inRubric('What tells an old holder', 'Can you tell an old holder'),
      /01-locks\.yaml:19: yes-or-no: ch1-c-distributed-lock-token/,
    ],
    [
      'a long list',
      inChapter('nobody would be left to give it back.', 'so:\n  - a1\n  - b2\n  - c3\n  - d4\n  - e5\n  - f6'),
      /long-list: ch1-k-lease: the back lists 6 points/,
    ],
    [
      'an answer given away',
      inRubric('What tells an old holder from a new one?', 'Which number that rises does each grant carry?'),
      /yaml:19: answer-given-away: /,
    ],
    [
      'several questions',
      inChapter('Why does a lease end by itself?', 'Why a lease? Who ends it? What then?'),
      /01-locks\.md:4: one-idea: .*asks 3 questions/,
    ],
    [
      'a statement of four sentences',
      inRubric('for a limited time only.', 'for a time. Then it ends. Then another comes. So it goes.'),
      /yaml:13: one-idea: .*4 sentences/,
    ],
    [
      'the same front twice',
      inRubric('Who has to act on the number, and how?', 'What tells an old holder from a new one?'),
      /yaml:24: near-duplicate: .*same front as ch1-c-distributed-lock-token \(rubrics\/01-locks\.yaml:19\)/,
    ],
    [
      'an anchor that makes no card',
      inChapter('### Takeaway', '### Connections\n- **Clocks** {#clocks}: they drift\n\n### Takeaway'),
      /01-locks\.md:20: anchor: \{#clocks\} makes no card/,
    ],
    [
      'a question for a row that has one for each column',
      inChapter('{#choice}', '{#choice ask="Which one?"}'),
      /01-locks\.md:11: anchor: "Choose when" makes a card for each column/,
    ],
    [
      'a mistake that is not bold',
      inChapter('**Trusting a lease after a pause.**', 'Trusting a lease after a pause.'),
      /01-locks\.md:17: anchor: the mistake is not bold/,
    ],
    [
      'a mistake without a reason',
      inChapter(/ It may have ended[^\n]*/, ''),
      /01-locks\.md:17: length: ch1-m-after-a-pause: the back is empty/,
    ],
    [
      'a question without a rubric',
      inChapter('### Common', '2. Why are clocks no help here? {#clocks}\n\n### Common'),
      /01-locks\.md:16: rubric: the question \{#clocks\} has no rubric/,
    ],
    [
      'a question without an anchor',
      inChapter('### Common', '2. Why are clocks no help here?\n\n### Common'),
      /01-locks\.md:16: anchor: the question has no \{#id\}/,
    ],
    [
      'a rubric without a question',
      inRubric('id: distributed-lock', 'id: other'),
      /01-locks\.yaml:3: rubric: no question of chapters\/01-locks\.md has the anchor \{#other\}/,
    ],
    [
      'a heading that is not there',
      inRubric('Locks or leases', 'Leases'),
      /yaml:3: rubric: .*names the heading "Leases"/,
    ],
    ['a draft', inRubric('approved', 'draft'), /yaml:3: notice, draft: "distributed-lock" is a draft/],
  ])('%s', (name, findings, pattern) => {
    const expected =
      name === 'a rubric without a question' ? findings.filter((line) => !line.includes('has no rubric')) : findings;
    expect(expected).toHaveLength(1);
    expect(expected[0]).toMatch(pattern);
  });
});

test('nearly the same back under two fronts is found', () => {
  const same = 'Its holder may crash or pause, and nobody would then be left to give the lease back.';
  const findings = inChapter(
    '### Locks or',
    `- **Timed lock** {#timed}: ${same}\n- **Timed locks** {#timed-2}: ${same.replace('crash', 'vanish')}\n\n### Locks or`,
  );
  expect(
    findings.filter((line) => /near-duplicate: ch1-k-timed-2: has nearly the same back as ch1-k-timed /.test(line)),
  ).toHaveLength(1);
});

test('in a draft deck every finding on a card is a notice', () => {
  const files = smallDeckWith(chapterFile, (text) =>
    text.replace('Why does a lease end by itself?', 'Does a lease end by itself?'),
  ).map((file) => (file.path === 'deck.yaml' ? { ...file, text: `${file.text}status: draft\n` } : file));
  expect(told(files)).toEqual([expect.stringMatching(/notice, yes-or-no/)]);
});
