// An answer that is covered until it is pressed.

const ITEM = /^(\s*(?:[-*]|\d+\.)\s+)?(.*)$/;

/**
 * The text with each line behind a cover of its own, so that lists stay lists; lines of a code block become code
 * within their lines.
 */
export function covered(text: string): string {
  let inCode = false;
  return text
    .replaceAll('||', '|\u200b|')
    .split('\n')
    .flatMap((line) => {
      if (/^\s*```/.test(line)) {
        inCode = !inCode;
        return [];
      }
      const [, mark = '', words = ''] = inCode ? ['', '', line] : (ITEM.exec(line) ?? []);
      if (words.trim() === '') return [''];
      return [`${mark}||${inCode ? `\`${words.replaceAll('`', "'")}\`` : words}||`];
    })
    .join('\n');
}
