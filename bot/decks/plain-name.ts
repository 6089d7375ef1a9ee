// Names that learners give to decks and chapters, and those of their files: letters, digits and harmless signs.
import { UserError } from '../errors.ts';
import { slug } from './keys.ts';

const LONGEST = 60;

/** A name without anything that Discord would read as more than text, at most 60 characters; empty when nothing is left. */
export function plainName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} .,:;!?+&%()'’"/#=-]+/gu, ' ')
    .replace(/\/{2,}/g, '/')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\s+/g, ' ');
  return [...plain].slice(0, LONGEST).join('').trim();
}

/** The name of a new deck: as it was typed, or else as the file is called. @throws UserError when neither is one. */
export function deckName(typed: string | undefined, file: string): string {
  const name = plainName(typed ?? file.replace(/\.[a-z0-9]{1,5}$/i, '').replaceAll(/[_-]+/g, ' '));
  if (name === '') throw new UserError('A deck needs a name with letters or digits. Give it one with the option name.');
  return name;
}

/** The slug of a learner's own deck: one for each name. The folders that hold everybody's decks have no colon in theirs. */
export function ownSlug(learnerId: bigint, name: string): string {
  return `own:${learnerId.toString(36)}:${slug(name)}`;
}
