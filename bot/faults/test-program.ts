// For tests: the whole program on a Postgres where there is one, and else on the embedded database, with people to use it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { temporaryPostgres } from '../db/temporary-postgres.ts';
import { POSTGRES } from '../db/test-databases.ts';
import { type Program, person, runProgram } from '../interview/test-interview.ts';
import type { Overrides } from '../quorum.ts';
import { type ScriptClient, scriptClient } from '../sandbox/script-client.ts';
import type { Settings } from '../settings.ts';
import { newStudent, type Student } from './test-students.ts';

export type FaultyProgram = Program & {
  script: ScriptClient;
  /** How many requests of the bot fitted so far, those that failed included: `POST /channels/…`. */
  requests(pattern: RegExp): number;
  /** A new learner, and the direct message in which they study. */
  student(name: string): Promise<Student>;
};

export async function faultyProgram(more: Partial<Settings> = {}, overrides: Overrides = {}): Promise<FaultyProgram> {
  const postgres = POSTGRES && !more.database ? await temporaryPostgres(POSTGRES) : undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-faults-'));
  const record = path.join(folder, 'requests.jsonl');
  const settings: Partial<Settings> = {
    discord: { kind: 'sandbox', port: 0, folder, record },
    ...(postgres && { database: { url: postgres.url } }),
    ...more,
  };
  const program = await runProgram(settings, overrides);
  return {
    ...program,
    script: scriptClient(program.quorum.page!),
    requests: (pattern) => requestsIn(record).filter((request) => pattern.test(request)).length,
    async student(name) {
      const who = await person(program.quorum, name);
      const dm = await who.dm();
      return { who: await newStudent(who, dm), dm };
    },
    async end() {
      await program.end();
      await postgres?.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function requestsIn(record: string): string[] {
  const lines = readFileSync(record, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { method, path } = JSON.parse(line) as { method: string; path: string };
    return `${method} ${path}`;
  });
}
