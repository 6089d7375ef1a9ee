// `npm run migration -- <name>` writes the SQL that leads from the migrations to the schema. Runs offline, by Prisma's
// schema engine as WebAssembly over an in-memory database; `drift()` is what the test of the schema asks.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const HERE = import.meta.dirname;
const MIGRATIONS = path.join(HERE, 'migrations');
const LOCKFILE = path.join(MIGRATIONS, 'migration_lock.toml');

/** The SQL from what the migrations make to what the schema says; null when they agree. */
export async function drift(): Promise<string | null> {
  const content = readFileSync(path.join(HERE, 'schema.prisma'), 'utf8');
  const pglite = await PGlite.create();
  try {
    const engine = await SchemaEngine.new(
      { datamodels: [['schema.prisma', content]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(pglite)),
    );
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationsAsEngineReadsThem() },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? null : (stdout ?? '');
  } finally {
    await pglite.close();
  }
}

function migrationsAsEngineReadsThem() {
  const folders = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(LOCKFILE, 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: folders
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: readFileSync(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8') },
        },
      })),
  };
}

async function writeMigration(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    console.error(
      'Usage: npm run migration -- <name>   (lower-case letters, digits and underscores, such as add_reminders)',
    );
    process.exitCode = 1;
    return;
  }
  const sql = await drift();
  if (sql === null) return console.log('Schema and migrations agree: nothing to write.');
  const folder = path.join(MIGRATIONS, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${path.relative(process.cwd(), folder)}. Read it, then run "npm start" to apply it.`);
}

if (import.meta.main) await writeMigration(process.argv[2]);
