import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadDeck } from '../bot/decks/deck-folder.files.ts';
import type { Assessment, Verdict } from '../bot/grading/assessment.ts';
import { goldFiles } from '../bot/operator/gold-file.ts';
import { loadGold } from './gold.ts';

const deck = loadDeck(path.join(import.meta.dirname, '../decks/ddia'));

it('takes the exported answers of contested verdicts as they are', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gold-candidates-'));
  try {
    const verdicts: Verdict[] = ['unclear', 'met', 'partly', 'missed'];
    const candidates = deck.chapters.flatMap(({ chapter, rubric }) =>
      (rubric?.questions ?? []).slice(0, 2).map((question, id) => {
        const { criteria, misconceptions } = question;
        const judged = criteria.slice(id).map((one, i) => ({ ...one, verdict: verdicts[i % 4]!, evidence: null }));
        const found = misconceptions.map((one) => ({ ...one, found: true, evidence: null }));
        const assessment = { criteria: judged, misconceptions: found } as unknown as Assessment;
        const about = { id: chapter.number * 100 + id, deck: 'ddia', chapter: chapter.number };
        return { ...about, rubric: question, answer: `Answer ${id}: "why"?\n- so`, assessment };
      }),
    );
    for (const { name, text } of goldFiles(candidates)) writeFileSync(path.join(folder, name), text);
    const read = loadGold(folder, deck);
    expect(read).toHaveLength(24);
    expect(read.map(({ question, answer }) => [question.id, answer])).toEqual(
      candidates.map(({ rubric, answer }) => [rubric.id, answer]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
