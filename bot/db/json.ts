// JSON columns.
import type { Prisma } from './generated/client.ts';

/** A value of ours, made of plain objects, as a JSON column takes it: Prisma's type for it knows no named object types. */
export const json = (value: object): Prisma.InputJsonValue => value as Prisma.InputJsonValue;
