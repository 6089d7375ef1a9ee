import { describe, expect, test } from 'vitest';
import { button, row, rows, select } from './components.ts';
import { customId } from './custom-id.ts';
import { modal, textField } from './modal.ts';

describe('components', () => {
  const buttons = (count: number) =>
    Array.from({ length: count }, (_, at) => button({ id: customId('test', 0n, at), label: 'x'.repeat(200) }));

  test('buttons stand in rows of five with labels that fit', () => {
    const made = rows(buttons(12));
    expect(made.map(({ components }) => components.length)).toEqual([5, 5, 2]);
    expect(made[0]?.components[0]).toMatchObject({ label: `${'x'.repeat(79)}…` });
    expect(rows([])).toEqual([]);
  });

  test('too many of anything is refused', () => {
    const options = Array.from({ length: 26 }, (_, at) => ({ label: 'x', value: String(at) }));
    const choice = select({ id: 'test:0', options: options.slice(0, 25) });
    expect(() => rows(buttons(26))).toThrow('26 buttons');
    expect(() => row(...buttons(6))).toThrow('a row of 6');
    expect(() => row()).toThrow('a row of 0');
    expect(() => row(choice, choice)).toThrow('a row of 2');
    expect(() => select({ id: 'test:0', options })).toThrow('26 options');
    expect(() => modal('test:0', 'Empty', [])).toThrow('0 fields');
  });

  test('a select never asks for more than it offers', () => {
    expect(select({ id: 'test:0', options: [{ label: 'one', value: '1' }], most: 5 }).max_values).toBe(1);
  });

  test('a form shows a text above its fields, in the room of one of them', () => {
    const field = textField({ id: 'a', label: 'Answer' });
    const { components } = modal('test:0', 'Question 1', [field], 'word '.repeat(2000)).modal;
    expect(components).toMatchObject([{ type: 10, content: expect.stringMatching(/^word .*…$/) }, { type: 18 }]);
    expect(JSON.stringify(components[0]).length).toBeLessThan(4100);
    expect(() => modal('test:0', 'Full', Array(5).fill(field), 'A text')).toThrow('1 to 4');
  });

  test('a form clips its texts to what Discord takes', () => {
    const text = 'word '.repeat(2000);
    const made = modal('test:0', text, [
      textField({ id: 'a', label: text, description: text, value: text, most: 9000 }),
    ]);
    const [label] = made.modal.components;
    expect(made.modal.title.length).toBeLessThanOrEqual(45);
    expect(label).toMatchObject({ component: { max_length: 4000, required: true } });
    expect(JSON.stringify(made).length).toBeLessThan(4500);
  });
});
