// The real service, connected to a sandbox of the bench's as it would be to Discord.
import { pino } from 'pino';
import { startQuorum } from '../../bot/quorum.ts';
import { readSettings } from '../../bot/settings.ts';
import { serveBench } from './in-bot-process.ts';

const settings = readSettings(process.env);
await startQuorum(settings, pino({ level: settings.logLevel }));
serveBench();
