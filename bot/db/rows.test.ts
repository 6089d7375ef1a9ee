import { afterEach, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { Prisma } from './generated/client.ts';
import { rowsOf } from './rows.ts';
import { onEveryDatabase } from './test-databases.ts';

/** As it was before: Node reads it anew whenever it changes. */
const ZONE = process.env.TZ;

onEveryDatabase('rows straight from the driver', (database) => {
  afterEach(() => {
    if (ZONE === undefined) delete process.env.TZ;
    else process.env.TZ = ZONE;
  });

  it('are what Prisma gives', async () => {
    const { db } = database();
    const values = Prisma.sql`
      9007199254740993::bigint AS big, 7 AS whole, 0.25::float8 AS part, 'a ''text''' AS text, true AS yes, NULL::int AS none,
      '2026-06-08T22:30:00.125Z'::timestamptz AS time, '2026-06-08'::date AS day, ARRAY[1, 2] AS list,
      ARRAY[0.5, 1.5]::float8[] AS parts, '{"one": [1, null]}'::jsonb AS json`;
    const [row] = await rowsOf<object>(db)`SELECT ${values}`;
    expect(row).toEqual((await db.$queryRaw<object[]>`SELECT ${values}`)[0]);
    expect(row).toMatchObject({ big: 9007199254740993n, day: new Date('2026-06-08T00:00Z') });
  });

  it('take what Prisma takes', async () => {
    const { db } = database();
    const [time, big, list, text] = [new Date('2026-06-08T22:30:00.125Z'), 2n ** 62n, [3, 1], `"it's" {\\}`];
    const query = Prisma.sql`SELECT ${time}::timestamptz AS time, ${big}::bigint AS big, ${list}::int[] AS list,
      ${text}::text AS text, ${null}::int AS none, ${false}::boolean AS no, ${[time]}::timestamptz[] AS times`;
    const [row] = await rowsOf<object>(db)`${query}`;
    expect(row).toEqual((await db.$queryRaw<object[]>(query))[0]);
    expect(row).toMatchObject({ time, big, list, text, none: null, no: false, times: [time] });
  });

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('mean the same day on a machine in %s', async (zone) => {
    process.env.TZ = zone;
    const day = new Date('2026-06-08T00:00Z');
    const [row] = await rowsOf<object>(database().db)`SELECT ${day}::date AS day, (${day}::date)::text AS text`;
    expect(row).toEqual({ day, text: '2026-06-08' });
  });

  it('are refused inside a transaction, which they would not be part of', async () => {
    const { db } = database();
    const inside = db.$transaction((tx) => rowsOf(tx as Database)`SELECT 1 AS one`);
    await expect(inside).rejects.toThrow('belongs to a transaction');
  });
});
