import { describe, expect, it } from 'vitest';
import { type DraftReply, draftReply } from './draft-form.ts';
import { quotationFinder } from './quotations.ts';
import { quotedDraft } from './quoted-draft.ts';

const sentences = [
  'A lease ends by itself after its time.',
  'Each grant carries a token that rises.',
  'The store refuses a token that is too small.',
  'A pause has no upper bound.',
];
const find = quotationFinder([
  { heading: 'Leases', text: sentences.slice(0, 1).join(' ') },
  { heading: 'Tokens', text: sentences.slice(1).join(' ') },
]);
const criterion = (quotation: string, i: number) => ({
  statement: `So: ${quotation}`,
  quotation,
  points: 1,
  essential: false,
  aliases: [[`word ${i}`]],
  follow_up: `What is point ${i}?`,
});
const reply: DraftReply = {
  level: 'senior',
  answer: sentences.map((quotation) => ({ text: `Well. ${quotation}`, quotation })),
  recall: sentences.map((quotation) => ({ text: quotation, quotation })),
  criteria: sentences.map(criterion),
  misconceptions: [
    {
      statement: 'Claims that pauses are short.',
      correction: 'A pause has no bound.',
      quotation: sentences[3]!,
      aliases: [['short']],
    },
  ],
};
const invented = 'Leases were invented by Lamport in 1978.';
const asked = { id: 'lock', prompt: 'How does a lock survive pauses?', chapter: 8 };
const drafted = (change: Partial<DraftReply> = {}) => quotedDraft({ ...reply, ...change }, asked, find);

describe('a draft', () => {
  it('holds the claims that have a quotation, as a draft, under the heading that most of them come from', () => {
    const { draft, dropped } = drafted();
    expect(dropped).toBe(0);
    expect(draft).toMatchObject({
      id: 'lock',
      prompt: asked.prompt,
      status: 'draft',
      level: 'senior',
      heading: 'Tokens',
    });
    expect(draft!.criteria).toHaveLength(4);
    expect(draft!.misconceptions).toMatchObject([{ points: -1, correction: 'A pause has no bound.' }]);
    expect(draft!.model_answer).toContain('Well. A lease ends by itself after its time.');
    expect(draft!.recall.split('\n')).toHaveLength(4);
  });

  it.each([
    ['of the answer', { answer: [...reply.answer, { text: 'A lease is from 1978.', quotation: invented }] }],
    ['to recall', { recall: [{ text: 'A lease is from 1978.', quotation: invented }, ...reply.recall] }],
    [
      'of a criterion',
      { criteria: [...reply.criteria, { ...criterion(invented, 9), statement: 'A lease is from 1978.' }] },
    ],
    [
      'against a misconception',
      { misconceptions: [{ ...reply.misconceptions[0]!, correction: 'A lease is from 1978.', quotation: invented }] },
    ],
  ])('loses a claim %s whose quotation is invented', (_, change) => {
    const { draft, dropped } = drafted(change);
    expect(dropped).toBe(1);
    expect(draft).not.toBeNull();
    expect(JSON.stringify(draft)).not.toContain('1978');
  });

  it('loses a claim whose quotation is about something else', () => {
    const elsewhere = { ...criterion(sentences[0]!, 5), statement: 'Quorums need a majority of nodes.' };
    expect(drafted({ criteria: [...reply.criteria, elsewhere] })).toMatchObject({ dropped: 1, criteria: 4 });
  });

  it('is none with fewer than three criteria that stand', () => {
    const criteria = reply.criteria.map((one, i) => (i < 2 ? one : { ...one, quotation: invented }));
    expect(drafted({ criteria })).toMatchObject({ draft: null, dropped: 2, criteria: 2 });
  });

  it('answers with its criteria where nothing else of the answer stands', () => {
    const { draft } = drafted({ answer: [], recall: [{ text: 'A lease', quotation: invented }] });
    expect(draft!.model_answer).toBe(sentences.map((text) => `So: ${text}`).join('\n\n'));
    expect(draft!.recall).toMatch(/^- So: A lease ends/);
  });

  it('keeps to the limits of a rubric, whatever was sent', () => {
    const long = `${'token lease pause '.repeat(400)}end.`;
    const { draft } = drafted({
      answer: [{ text: long, quotation: sentences[0]! }, ...reply.answer],
      recall: sentences.map((quotation) => ({ text: long, quotation })),
      criteria: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => ({
        ...criterion(sentences[i % 4]!, i),
        statement: `${i} ${long}`,
        points: i * 1e9 - 5,
        aliases: Array.from({ length: 9 }, () => [long, '', ...Array.from({ length: 30 }, (_, j) => `phrase ${j}`)]),
        follow_up: `Is it so that ${long}?`,
      })),
      misconceptions: [1, 2, 3].map((i) => ({ ...reply.misconceptions[0]!, statement: `${i} ${long}`, aliases: [] })),
    });
    expect(draft!.criteria).toHaveLength(7);
    expect(draft!.misconceptions).toHaveLength(2);
    expect(draft!.recall.length).toBeLessThanOrEqual(700);
    expect(draft!.criteria.every(({ points }) => points >= 1 && points <= 3)).toBe(true);
  });

  it('says nothing twice and hides nothing', () => {
    const twin = { ...reply.criteria[0]!, statement: `so:\u200B  ${sentences[0]!.toUpperCase()}` };
    const { draft } = drafted({
      criteria: [...reply.criteria, twin],
      answer: [{ text: 'A **le\u200Base**\u202E [ends](https://example.org).', quotation: sentences[0]! }],
    });
    expect(draft!.criteria).toHaveLength(4);
    expect(draft!.model_answer).toBe('A lease ends.');
    expect(JSON.stringify(draft)).not.toMatch(/[\u200B\u202E]/);
  });
});

describe('a reply', () => {
  it('loses entries of another form, and not the others', () => {
    const spoilt = {
      ...reply,
      level: 'wizard',
      criteria: [null, 'x', { statement: 1 }, ...reply.criteria],
      recall: 'none',
    };
    expect(draftReply.parse(spoilt)).toEqual({ ...reply, level: 'mid', recall: [] });
  });

  it('without criteria is none', () => {
    expect(draftReply.safeParse({ answer: [] }).success).toBe(false);
    expect(draftReply.safeParse([]).success).toBe(false);
  });

  it('reads again as what it was read as', () => {
    const once = draftReply.parse({ criteria: reply.criteria });
    expect(draftReply.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });
});
