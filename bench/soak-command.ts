import { Command, InvalidArgumentError } from 'commander';
import { interrupted } from './interrupted.ts';
import { checkServer, givenServer } from './postgres.ts';
import { problemsOf, readableSoak } from './soak/soaked.ts';
import { soak } from './soak.ts';

export function soakCommand(): Command {
  return new Command('soak')
    .description(
      'Kills the bot with -9 again and again while people use it, and looks whether anything that it acknowledged is ' +
        'lost or there twice. No comparison: its figures are counts, and it ends with 1 when one of them is bad, or too little was done to show anything.',
    )
    .option('--minutes <number>', 'for how long it is killed', positive, 3)
    .option('--seed <number>', 'of what happens; it is printed, so that it can be asked for again', positive)
    .option('--embedded', 'on the embedded database in a folder, instead of on a Postgres')
    .option('--json', 'print one JSON object')
    .exitOverride()
    .action(run);
}

type Flags = { minutes: number; seed?: number; embedded?: true; json?: true };

async function run({ minutes, seed = Date.now() % 1_000_000, embedded, json }: Flags): Promise<void> {
  const server = embedded ? null : givenServer();
  if (server !== null) await checkServer(server);
  process.stderr.write(`killing the bot for ${minutes} minutes, with the seed ${seed}\n`);
  await using opened = new AsyncDisposableStack();
  const soaked = await Promise.race([soak({ minutes, seed, server, opened }), interrupted()]);
  process.stdout.write(`${json ? JSON.stringify(soaked, null, 2) : readableSoak(soaked)}\n`);
  if (problemsOf(soaked).length > 0) process.exitCode = 1;
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}
