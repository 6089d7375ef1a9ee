// The text in a file of cards, whatever program wrote it.
import { UserError } from '../errors.ts';

export type FileText = {
  /** Without a byte order mark, its lines ended by \n alone. */
  text: string;
  /** It is no valid UTF-8, and was read as Windows-1252: accents and signs may be wrong. */
  guessed: boolean;
};

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const SAMPLE = 2000;

/** Reads UTF-8, UTF-16 of both orders, with and without a mark, and what is neither. @throws UserError for other files. */
export function fileText(bytes: Uint8Array): FileText {
  if (ZIP.every((byte, at) => bytes[at] === byte)) {
    throw new UserError(
      'This is a workbook or a package, not a table of text. In Excel use "Save as" and CSV UTF-8; in Anki export "Notes in Plain Text".',
    );
  }
  const { text, guessed } = decoded(bytes);
  if (text.includes('\0'))
    throw new UserError('This is not a text file. Attach a CSV or TSV file: one card a line, front and back.');
  if (text.trim() === '') throw new UserError('The file is empty.');
  return { text: text.replace(/\r\n?/g, '\n'), guessed };
}

function decoded(bytes: Uint8Array): FileText {
  const utf16 = utf16Of(bytes);
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), guessed: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true };
  }
}

/** By its mark, or because every other byte is 0, as in Western text. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = (parity: 0 | 1) => sample.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (zeros(1) > sample.length * 0.3 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > sample.length * 0.3 && zeros(1) === 0) return 'utf-16be';
  return null;
}
