// The whole service as one value: built by plain assignment, closed in reverse.
import type { Logger } from 'pino';
import { featuresOf } from './commands.ts';
import { openDatabase } from './db/database.ts';
import { loadDecks } from './decks/load-decks.job.ts';
import { connectDiscord, type Discord } from './discord/gateway.ts';
import { tellOperators } from './discord/operators.ts';
import { startSandbox } from './sandbox/sandbox.ts';
import type { Settings } from './settings.ts';

export type Quorum = {
  /** The address of the sandbox's page; null when connected to Discord. */
  page: string | null;
  /** Finishes what runs, refuses new work, and closes everything that was opened. */
  close(): Promise<void>;
};

/** What a test may replace or listen to. */
export type Overrides = { now?: () => Date; onLost?: (reason: Error) => void };

/**
 * Opens the database, brings the decks up to date and connects.
 * @throws UserError for what the operator can mend (token, folder in use, a deck that doesn't parse).
 */
export async function startQuorum(settings: Settings, log: Logger, overrides: Overrides = {}): Promise<Quorum> {
  const { now = () => new Date(), onLost = () => {} } = overrides;
  await using opened = new AsyncDisposableStack();

  const database = await openDatabase(settings.database, (err) =>
    log.error({ err }, 'an idle database connection broke'),
  );
  opened.defer(() => database.close());
  if (database.migrated.length > 0) log.info({ migrations: database.migrated }, 'database migrated');
  await loadDecks(database.db, settings.decksFolder, now(), log);

  const sandbox = settings.discord.kind === 'sandbox' ? await startSandbox({ ...settings.discord, now }) : null;
  if (sandbox) opened.defer(() => sandbox.close());

  const connected = Promise.withResolvers<Discord>();
  const features = featuresOf({
    db: database.db,
    async tellOperators(text) {
      const { ownerIds, sendDirect } = await connected.promise;
      await tellOperators([...settings.operatorIds, ...ownerIds], sendDirect, text, log);
    },
  });
  const address = settings.discord.kind === 'discord' ? settings.discord : sandbox!;
  const discord = await connectDiscord({ ...features, token: address.token, api: address.api, log, now, onLost });
  connected.resolve(discord);
  opened.defer(() => discord.close());

  const all = opened.move();
  return { page: sandbox?.url ?? null, close: () => all.disposeAsync() };
}
