// Cards of the common mistakes: why is it one, and, where the text says it, what to do instead.
import { type Card, type CardMaking, cardOf, limits } from './card.ts';
import { atStart } from './casing.ts';
import type { ChapterSearch } from './extract.ts';
import { type Mistake, mistakesOf } from './mistakes.ts';
import { fitted, fittedBullets } from './sentences.ts';

export function mistakeCards(making: CardMaking, search: () => ChapterSearch): Card[] {
  return mistakesOf(making.section).flatMap((mistake) => {
    const anchor = making.anchor(
      mistake.anchor,
      { kind: mistake.row ? 'row' : 'mistake', line: mistake.line },
      mistake.mistake,
      mistake.reason,
    );
    if (anchor === null) return [];
    const front = mistake.ask ?? mistakeFront(making, mistake);
    const extract = mistake.reason === '' || (making.shortens && mistake.reason.length < thinReason);
    const back =
      extract && making.shortens
        ? withSupport(mistake, search())
        : making.shortens
          ? fitted(mistake.reason, limits.back)
          : mistake.reason;
    return [
      cardOf(making, 'm', anchor, {
        kind: 'mistake',
        front,
        back,
        line: mistake.line,
        draft: extract && making.shortens,
      }),
    ];
  });
}

/** Shorter reasons than this leave room for what the chapter says besides. */
const thinReason = 60;

function mistakeFront({ known, shortens }: CardMaking, { mistake }: Mistake): string {
  const ask = shortens ? 'why is that a mistake?' : 'why is that a mistake, and what should you do instead?';
  const name = /^\p{Lu}\p{Ll}/u.test(mistake) ? mistake : atStart(mistake, known);
  return `${shortens ? fitted(name, limits.front - ask.length - 2) : name}: ${ask}`;
}

function withSupport(mistake: Mistake, search: ChapterSearch): string {
  const most = mistake.reason === '' ? 2 : 1;
  const without = { line: mistake.line, role: 'mistakes' } as const;
  const found = search.support(`${mistake.mistake} ${mistake.reason}`, most, without).map((passage) => passage.text);
  const reason = mistake.reason === '' ? '' : fitted(mistake.reason, limits.back / 2);
  if (found.length === 0) return reason === '' ? noReason : reason;
  const head = reason === '' ? 'From the guide:' : `${reason}\nFrom the guide:`;
  return `${head}\n${fittedBullets(found, limits.back - head.length - 1)}`;
}

const noReason =
  'The guide names this as a mistake without a reason. Find one in the chapter, and say what you would do instead.';
