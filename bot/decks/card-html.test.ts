import { describe, expect, it } from 'vitest';
import { blockHtml, htmlText, lineHtml } from './card-html.ts';

describe('the HTML of a card', () => {
  it('renders code, emphasis and lists', () => {
    expect(lineHtml('What does `INCLUDE` *add*?')).toBe('What does <code>INCLUDE</code> <em>add</em>?');
    expect(blockHtml('- one\n- two')).toBe('<ul>\n<li>one</li>\n<li>two</li>\n</ul>');
    expect(blockHtml('first\nsecond')).toBe('<p>first<br>\nsecond</p>');
  });

  it('shows tags as text and fetches no picture', () => {
    expect(lineHtml('<img src=x onerror=alert(1)>')).toBe('&lt;img src=x onerror=alert(1)&gt;');
    expect(blockHtml('<script>alert(1)</script>')).not.toContain('<script');
    expect(blockHtml('![cat](https://example.org/cat.png)')).not.toContain('<img');
    expect(lineHtml('[press](javascript:alert(1))')).not.toContain('href');
  });

  it('leaves nothing that Anki would play or typeset', () => {
    expect(lineHtml('[sound:a.mp3] [latex]x[/latex] [$]y[/$] `\\(z\\)` [1]')).toBe(
      '&#91;sound:a.mp3] &#91;latex]x&#91;/latex] &#91;$]y&#91;/$] <code>&#92;(z&#92;)</code> [1]',
    );
  });

  it('keeps the character that parts fields out of them', () => {
    expect(lineHtml('one\x1ftwo')).toBe('one two');
  });

  it('gives back the words that went in', () => {
    const words = 'a < b && "c" > d \\(e) [sound:f] “g”';
    expect(htmlText(lineHtml(words.replaceAll('\\', '\\\\')))).toBe(words);
    expect(htmlText(lineHtml('What does `a & b` do?'))).toBe('What does a & b do?');
  });
});
