import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { embed } from './embed.ts';
import { LIMITS } from './limits.ts';

const long = (max: number) =>
  fc.oneof(fc.string({ maxLength: 30 }), fc.string({ minLength: max, maxLength: max + 50 }));

describe('an embed', () => {
  test('keeps every limit of Discord, whatever the texts', () => {
    const fields = fc.array(fc.record({ name: long(256), value: long(1024) }), { maxLength: 30 });
    const parts = fc.record({ title: long(256), description: long(4096), footer: long(2048), fields });
    fc.assert(
      fc.property(parts, (parts) => {
        const made = embed(parts);
        const texts = [made.title, made.description, made.footer?.text];
        for (const field of made.fields ?? []) texts.push(field.name, field.value);
        expect(made.title?.length ?? 0).toBeLessThanOrEqual(LIMITS.embedTitle);
        expect(made.description?.length ?? 0).toBeLessThanOrEqual(LIMITS.embedDescription);
        expect(made.fields?.length ?? 0).toBeLessThanOrEqual(LIMITS.embedFields);
        expect(texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)).toBeLessThanOrEqual(LIMITS.embedTotal);
        for (const field of made.fields ?? []) {
          expect(field.name).not.toBe('');
          expect(field.value).not.toBe('');
        }
      }),
    );
  });

  test('says how many fields it left out', () => {
    const fields = Array.from({ length: 30 }, (_, at) => ({ name: `Field ${at}`, value: 'x' }));
    const made = embed({ fields }).fields!;
    expect(made).toHaveLength(25);
    expect(made.at(-1)).toMatchObject({ value: 'and 6 more' });
  });

  test('leaves out what is not given', () => {
    expect(embed({ title: 'Only a title' })).toEqual({ title: 'Only a title', color: 0x5865f2 });
  });
});
