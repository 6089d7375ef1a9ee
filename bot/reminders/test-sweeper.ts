// For tests: a process of its own that sweeps without end, as `node test-sweeper.ts <database> <api> <token>`.
import { REST } from 'discord.js';
import { pino } from 'pino';
import { openDatabase } from '../db/database.ts';
import { sendIn } from '../discord/direct-messages.ts';
import { requests } from '../discord/requests.ts';
import { sweep } from './sweep.job.ts';

const [url = '', api = '', token = ''] = process.argv.slice(2);
const { db } = await openDatabase({ url, poolSize: 4 });
const rest = requests(new REST({ api, version: '10' }), token);
const log = pino({ level: 'warn' }, pino.destination(2));
process.stdout.write('sweeping\n');
for (;;) {
  const { swept } = await sweep({
    db,
    send: (channelId, reply, options) => sendIn(rest, channelId, reply, options),
    now: () => new Date(),
    log,
  });
  if (swept.sent > 0) process.stdout.write(`${swept.sent}\n`);
  await new Promise((resolve) => setTimeout(resolve, 100));
}
