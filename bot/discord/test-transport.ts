// For tests: a transport that writes down what would be sent and refuses on demand, and a log that can be read.
import { type Logger, pino } from 'pino';
import type { Reply } from './route.ts';
import { DiscordRefusal, type Transport } from './transport.ts';

export type Sent = { how: keyof Transport; reply?: Reply; privately?: boolean; [more: string]: unknown };
export type LogLine = { level: string; msg: string; [key: string]: unknown };

/** `refuse`: Discord's error code, or any error, by the name of the call that fails. */
export function recordingTransport(refuse: Partial<Record<keyof Transport, number | Error>> = {}) {
  const sent: Sent[] = [];
  async function send(entry: Sent): Promise<void> {
    const refusal = refuse[entry.how];
    if (typeof refusal === 'number') throw new DiscordRefusal(refusal, 400, `refused with ${refusal}`);
    if (refusal) throw refusal;
    sent.push(entry);
  }
  const transport: Transport = {
    reply: (reply, privately) => send({ how: 'reply', reply, privately }),
    update: (reply) => send({ how: 'update', reply }),
    showModal: ({ modal }) => send({ how: 'showModal', modal }),
    defer: (privately) => send({ how: 'defer', privately }),
    deferUpdate: () => send({ how: 'deferUpdate' }),
    edit: (reply) => send({ how: 'edit', reply }),
    remove: () => send({ how: 'remove' }),
    followUp: (reply, privately) => send({ how: 'followUp', reply, privately }),
    suggest: (choices) => send({ how: 'suggest', choices }),
  };
  return { transport, sent };
}

export function readableLog(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const formatters = { level: (level: string) => ({ level }) };
  const log = pino({ level: 'debug', formatters }, { write: (line: string) => lines.push(JSON.parse(line)) });
  return { log, lines };
}
