// The log: JSON lines by pino, without secrets.
import { type DestinationStream, destination as fileDescriptor, type Level, type Logger, pino } from 'pino';

export type LogSettings = {
  level: Level;
  /** Texts that must never stand in the log, such as the token; empty ones count for nothing. */
  secrets: (string | undefined)[];
};

const CENSOR = '[secret]';
const SECRET_FIELDS = ['token', 'authorization', 'Authorization', 'password', 'apiKey', 'secret'];
/** The token of an interaction in an address, a password in one, and whatever looks like Discord's or OpenAI's keys. */
const SECRET_FORMS: [RegExp, string][] = [
  [/(\/(?:webhooks|interactions)\/\d+\/)[\w.-]{16,}/g, `$1${CENSOR}`],
  [/(\w+:\/\/[^\s:/@"]*:)[^\s@"]+@/g, `$1${CENSOR}@`],
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, CENSOR],
  [/\bsk-[\w-]{20,}/g, CENSOR],
];

/** Writes to standard output unless told. */
export function openLog(
  settings: LogSettings,
  out: DestinationStream = fileDescriptor({ dest: 1, sync: true }),
): Logger {
  const clean = scrubber(settings.secrets);
  return pino(
    {
      level: settings.level,
      redact: { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: CENSOR },
    },
    { write: (line: string) => out.write(clean(line)) },
  );
}

/** Takes the secrets out of a text, in the form that they have there. */
export function scrubber(secrets: (string | undefined)[]): (text: string) => string {
  const known = secrets
    .filter((secret): secret is string => secret !== undefined && secret.length >= MIN_SECRET)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .toSorted((a, b) => b.length - a.length);
  return (text) => {
    const without = known.reduce((rest, secret) => rest.replaceAll(secret, CENSOR), text);
    return SECRET_FORMS.reduce((rest, [form, by]) => rest.replace(form, by), without);
  };
}

/** A shorter one would censor ordinary words. */
const MIN_SECRET = 6;
