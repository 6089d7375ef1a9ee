import { describe, expect, it } from 'vitest';
import { denials } from './denials.ts';
import { denied, quotes, without } from './evidence-changes.ts';

const answer =
  'It logs the write, e.g. in a WAL. Then the memtable takes it!\n- A full memtable is flushed\n- Done. v1.2 is out';
const untrue = denials.find(({ name }) => name === 'It is not true that …')!;
const atVerb = denials.find(({ name }) => name === 'auxiliary and not')!;

describe('an answer whose evidence is changed', () => {
  it('loses the sentences of a quotation, and no others', () => {
    const left = without(answer, 'Then the memtable takes it … A full memtable is flushed');
    expect(left).not.toMatch(/memtable/);
    expect(left).toMatch(/logs the write/);
    expect(left).toMatch(/Done/);
  });

  it('calls them untrue, and tells how they read now', () => {
    const change = denied(answer, 'the memtable takes it', untrue)!;
    expect(change.answer).toContain('It is not true that then the memtable takes it!');
    expect(change.answer).toContain('It logs the write');
    expect(change.denials.map((denial) => denial.trim())).toEqual(['It is not true that then the memtable takes it!']);
  });

  it('is none when one of its sentences has no verb to deny', () => {
    expect(denied(answer, 'A full memtable is flushed', atVerb)).not.toBeNull();
    expect(denied(answer, 'Then the memtable takes it … A full memtable is flushed', atVerb)).toBeNull();
  });

  it('is quoted where a quotation has one of its sentences, or a part of one', () => {
    const said = ['It is not true that the memtable takes it!'];
    expect(quotes('the memtable takes it', said)).toBe(true);
    expect(quotes('It logs the write … It is not true that the memtable takes it', said)).toBe(true);
    expect(quotes('It logs the write', said)).toBe(false);
  });
});
