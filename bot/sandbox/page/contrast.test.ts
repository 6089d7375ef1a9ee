import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8');

/** Relative luminance of a colour of the page: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(name: string): number {
  const hex = name.startsWith('#') ? name.slice(1) : new RegExp(`--${name}: #([0-9a-f]{6});`).exec(css)?.[1];
  if (!hex) throw new Error(`page.css has no colour --${name}`);
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const grounds = ['main', 'side', 'raised', 'deep', 'rail'];
const texts = ['text', 'strong', 'muted', 'link', 'red-text', 'accent-text'];

test.each(grounds.flatMap((ground) => texts.map((text) => [text, ground])))('%s can be read on %s', (text, ground) => {
  expect(contrast(text!, ground!)).toBeGreaterThanOrEqual(4.5);
});

test.each(['accent', 'accent-deep', 'green', 'green-deep', 'red', 'red-deep', '#4e5058', '#63656e'])(
  'white can be read on a button of %s',
  (ground) => {
    expect(contrast('#ffffff', ground)).toBeGreaterThanOrEqual(4.5);
  },
);

test.each(grounds)('the focus ring stands out on %s', (ground) => {
  expect(contrast('focus', ground)).toBeGreaterThanOrEqual(3);
});
