import { describe, expect, it } from 'vitest';
import { chapterMaterial, mostCharacters } from './chapter-material.ts';
import { ChapterSearch } from './extract.ts';
import { oneChapter } from './fixtures/odd-guide.ts';
import { readGuide } from './guide.ts';
import { questionsOf } from './questions.ts';

function materialOf(guide: string) {
  const chapter = readGuide(guide).chapters[0]!;
  const question = chapter.sections.flatMap((section) =>
    section.role === 'questions' ? questionsOf(section) : [],
  )[0]!;
  return chapterMaterial(chapter, question, new ChapterSearch(chapter));
}

describe('what is read of a chapter', () => {
  it('is its text by headings, with tables, and without questions, exercises, anchors and hidden signs', () => {
    const guide = oneChapter({
      'Key Ideas': '- **Lease** {#lease ask="Why?"}: It ends by it\u200Bself.',
      Choices: '| A | B |\n|---|---|\n| one {#one} | two |',
      'Interview Questions': '1. What is a lease? {#a-lease}',
      'Practical Exercises': '1. Build one.',
    });
    expect(materialOf(guide)).toEqual([
      { heading: 'Key Ideas', text: '- **Lease**: It ends by itself.' },
      { heading: 'Choices', text: '| A | B |\n|---|---|\n| one | two |' },
    ]);
  });

  it("holds the guide's own answer", () => {
    const guide = oneChapter({ 'Interview Questions': '1. **What is a lease?** A lock that ends by itself.' });
    expect(materialOf(guide)).toEqual([{ heading: 'Interview Questions', text: 'A lock that ends by itself.' }]);
  });

  it('of a chapter that is too long is what speaks to the question, under its heading', () => {
    const filler = Array.from({ length: 3000 }, (_, i) => `Something else number ${i} is told here.`).join('\n\n');
    const guide = oneChapter({
      'Key Ideas': filler,
      Locks: `${filler}\n\nA lease is a lock that ends by itself.\n\n${filler}`,
      'Interview Questions': '1. What is a lease?',
    });
    const material = materialOf(guide);
    expect(material.map(({ heading }) => heading)).toEqual(['Locks']);
    expect(material[0]!.text).toContain('A lease is a lock that ends by itself.');
    expect(material[0]!.text.length).toBeLessThan(mostCharacters);
    const beginning = materialOf(guide.replace('What is a lease?', 'What is a quorum?'));
    expect(beginning.map(({ text }) => text.length)).toEqual([expect.closeTo(mostCharacters, -2)]);
  });
});
