// One driver for both databases: a pg.Pool whose only connection speaks the Postgres protocol to PGlite in this process.
import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

const TERMINATE = 0x58;

class PGliteStream extends Duplex {
  #db: PGlite;

  constructor(db: PGlite) {
    super();
    this.#db = db;
  }

  connect() {
    this.#freshSession().then(
      () => this.emit('connect'),
      (error) => this.destroy(error),
    );
    return this;
  }

  // The pool drops a client whose query failed and opens another; PGlite has one session, so it is made as new.
  async #freshSession() {
    await this.#db.waitReady;
    if (this.#db.isInTransaction()) await this.#db.exec('ROLLBACK');
    await this.#db.exec('DISCARD ALL');
  }

  setNoDelay() {
    return this;
  }
  setKeepAlive() {
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }

  override _read() {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void) {
    this.#exec(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void) {
    this.#exec(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: () => void) {
    this.push(null);
    done();
  }

  #exec(bytes: Buffer, done: (error?: Error | null) => void) {
    if (bytes[0] === TERMINATE) {
      this.push(null);
      return done();
    }
    this.#db.execProtocolRaw(bytes, { syncToFs: false }).then((answer) => {
      if (answer.length > 0) this.push(Buffer.from(answer));
      done();
    }, done);
  }
}

/**
 * A pool over an embedded database. PGlite has one session, hence one connection that is never given up. `onConnect` is
 * waited for before a connection is used.
 */
export function pglitePool(db: PGlite, onConnect: (client: pg.ClientBase) => Promise<void>): pg.Pool {
  const stream = (() => new PGliteStream(db)) as unknown as NonNullable<pg.PoolConfig['stream']>;
  return new pg.Pool({ max: 1, idleTimeoutMillis: 0, stream, user: 'postgres', database: 'postgres', onConnect });
}
