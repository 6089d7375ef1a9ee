// SVG as text: elements with escaped attributes and contents.
import { COLOURS, TEXT } from './theme.ts';

export type Attributes = Record<string, string | number>;

/** Children are SVG already; texts go through `text`. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(rounded(value)))}"`);
  return `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

export function rect(x: number, y: number, width: number, height: number, fill: string, more: Attributes = {}): string {
  return element('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height), fill, ...more });
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, more: Attributes = {}): string {
  return element('line', { x1, y1, x2, y2, stroke, 'stroke-width': 1, ...more });
}

export type TextStyle = { size?: number; bold?: boolean; fill?: string; anchor?: 'start' | 'middle' | 'end' };

/** `y` is the base line. */
export function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  const { size = TEXT.label, bold = false, fill = COLOURS.text, anchor = 'start' } = style;
  const attributes = { x: rounded(x), y: rounded(y), 'font-size': size, fill, 'text-anchor': anchor };
  const written = { ...attributes, 'font-weight': bold ? 700 : 400 };
  return element('text', written, escaped(content));
}

function rounded(value: string | number): string | number {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}

function escaped(content: string): string {
  const legal = content.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
  return legal.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
