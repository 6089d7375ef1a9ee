import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TemporaryPostgres, temporaryPostgres } from '../db/temporary-postgres.ts';
import { POSTGRES } from '../db/test-databases.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { scriptClient } from '../sandbox/script-client.ts';
import { type Program, shared, startProgram } from './test-processes.ts';

describe.runIf(POSTGRES)('a copy of .env.example in which only token and database are filled in', () => {
  let sandbox: Sandbox;
  let database: TemporaryPostgres;
  let program: Program;

  beforeAll(async () => {
    sandbox = await startSandbox();
    database = await temporaryPostgres(POSTGRES ?? '');
    program = await startProgram('the program', shared(sandbox, database.url));
  }, 60_000);
  afterAll(async () => {
    await program?.end('SIGKILL');
    await database?.close();
    await sandbox?.close();
  });

  it('is enough to answer people', async () => {
    const ada = await scriptClient(sandbox.url).login('Ada');
    const { message } = await ada.command(await ada.channel('random'), 'help');
    expect(message?.embeds[0]?.title).toMatch(/Quorum/);
    expect(await program.end('SIGTERM')).toBe(0);
  });
});
