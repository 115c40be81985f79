import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import { PreparedStatements } from "./prepared-statements.ts";
import { within } from "./within.ts";

/** A room names its own tables with `withTables`; no room sees another's. */
// biome-ignore lint/complexity/noBannedTypes: the empty set of tables, to which each room adds its own.
type NoTables = {};
export type Database = Kysely<NoTables>;
export type Tx = Transaction<NoTables>;
export type Pool = pg.Pool;

// Counts and queue numbers stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * The client's limit for a query whose answer does not come: the connection may be dead without a word. Longer than any
 * function waits for a lock, and short enough that a person who waits is told.
 */
export const QUERY_MS_MAX = 2500;

/**
 * What queries and waits for a connection failed with. A visitor who breaks off, Redis and the providers fail with the same
 * codes, so that only the place where an error was thrown tells whose it is.
 */
const postgresErrors = new WeakSet<Error>();

/** As node-postgres says it: others know these errors by their texts. */
const READ_TIMEOUT = "Query read timeout";
const CONNECT_TIMEOUT = "timeout exceeded when trying to connect";

type Query = { text: string; values?: unknown[]; query_timeout?: number };
type ClientConfig = pg.ClientConfig & { statements?: PreparedStatements };

/**
 * Kysely gives a connection back as if it were sound; after one query that timed out it must not be used again. The time-out is
 * our own, because that of node-postgres is a plain timer.
 */
class StartlineClient extends pg.Client {
  readonly #queryMsMax: number;
  readonly #statements: PreparedStatements;

  constructor({ query_timeout = QUERY_MS_MAX, statements = new PreparedStatements(), ...config }: ClientConfig = {}) {
    super(config);
    this.#queryMsMax = Number(query_timeout);
    this.#statements = statements;
    // The pool listens to idle connections only: without this, one that is lost while it is lent out would end the process. Who
    // uses it learns of it from its own query, and the pool does not take it back.
    this.on("error", () => {});
  }

  // biome-ignore lint/suspicious/noExplicitAny: node-postgres overloads `query` a dozen times.
  override query(...args: any[]): any {
    const asked = queryOf(args);
    // biome-ignore lint/suspicious/noExplicitAny: the same.
    if (!asked) return (super.query as any)(...args);
    const { query_timeout: ownMsMax, ...query } = asked;
    const inTime = within(ownMsMax ?? this.#queryMsMax, this.#ask(query), READ_TIMEOUT);
    inTime.catch((error: Error) => {
      postgresErrors.add(error);
      if (error.message === READ_TIMEOUT) void this.end().catch(() => {});
    });
    return inTime;
  }

  async #ask(query: Query): Promise<pg.QueryResult> {
    // In a transaction what fails can't be asked again. What takes no values may be several statements.
    const mayPrepare = (query.values?.length ?? 0) > 0 && this.getTransactionStatus() === "I";
    const name = mayPrepare ? this.#statements.nameOf(query.text) : null;
    if (name === null) return super.query(query);
    try {
      return await super.query({ ...query, name });
    } catch (error) {
      if (this.#statements.recoverFrom(query.text, error)) return super.query(query);
      const isAnswered = error instanceof pg.DatabaseError;
      if (isAnswered && !this.#hasPrepared(name)) this.#statements.rename(query.text);
      throw error;
    }
  }

  #hasPrepared(name: string): boolean {
    const { connection } = this as unknown as { connection: { parsedStatements: Record<string, string> } };
    return Object.hasOwn(connection.parsedStatements, name);
  }
}

/** What is asked for, if it is answered with a promise and as a whole; null for what takes a callback, and for cursors. */
function queryOf([first, values, callback]: unknown[]): Query | null {
  if (typeof values === "function" || callback !== undefined) return null;
  if (typeof first === "string")
    return values === undefined ? { text: first } : { text: first, values: values as unknown[] };
  if (typeof first !== "object" || first === null || "submit" in first || "callback" in first) return null;
  return { ...(first as Query), ...(values !== undefined && { values: values as unknown[] }) };
}

/** A connection that does not come to stand is given up so much later than whoever waits for one. */
const CONNECT_PATIENCE = 2;

class ErrorMarkingPool extends pg.Pool {
  readonly #waitMsMax: number;

  constructor({ connectionTimeoutMillis: waitMsMax = 0, ...config }: pg.PoolConfig) {
    super({ ...config, connectionTimeoutMillis: waitMsMax * CONNECT_PATIENCE });
    this.#waitMsMax = waitMsMax;
  }

  // biome-ignore lint/suspicious/noExplicitAny: node-postgres overloads both; these only observe.
  override connect(...args: any[]): any {
    // biome-ignore lint/suspicious/noExplicitAny: the same.
    const connected = (super.connect as any)(...args);
    if (!(connected instanceof Promise)) return connected;
    const inTime = within(this.#waitMsMax, connected, CONNECT_TIMEOUT);
    inTime.catch((error: Error) => {
      // Whoever waited has gone, and nobody else would give it back.
      if (error.message === CONNECT_TIMEOUT) connected.then((client) => client.release()).catch(() => {});
    });
    return markErrors(inTime);
  }

  /** The pool's own asks with a callback, and would not be given up. */
  // biome-ignore lint/suspicious/noExplicitAny: the same.
  override async query(...args: any[]): Promise<any> {
    if (typeof args.at(-1) === "function") throw new TypeError("pool.query takes no callback");
    const client: pg.PoolClient = await this.connect();
    let failure: Error | undefined;
    try {
      // biome-ignore lint/suspicious/noExplicitAny: the same.
      return await (client.query as any)(...args);
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      client.release(failure);
    }
  }
}

function markErrors<Answer extends Promise<unknown> | undefined>(answer: Answer): Answer {
  answer?.catch((error: Error) => void postgresErrors.add(error));
  return answer;
}

/**
 * A pool that works through PgBouncer in transaction mode: no startup parameters (node-postgres would send time-outs as
 * such, and PgBouncer refuses them), and statements are prepared only where they are found again. Waits at most `waitMsMax` for a
 * free connection.
 */
export function openPool(url: string, max: number, queryMsMax = QUERY_MS_MAX, waitMsMax = 2000): Pool {
  const config: pg.PoolConfig & ClientConfig = {
    connectionString: url,
    max,
    connectionTimeoutMillis: waitMsMax,
    query_timeout: queryMsMax,
    keepAlive: true,
    Client: StartlineClient,
    statements: new PreparedStatements(),
    idleTimeoutMillis: 5000,
    maxLifetimeSeconds: 300,
  };
  const pool = new ErrorMarkingPool(config);
  // Without a listener, an idle connection that the server closes would end the process.
  pool.on("error", () => {});
  return pool;
}

export const openDatabase = (pool: Pool): Database => new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) });

/**
 * Whether PostgreSQL was away or too busy, and asking again may help: connections refused, lost or not to be had
 * (node-postgres has texts, not codes, for its own time-outs), and the server's lock and statement time-outs and its deadlocks.
 * Libraries wrap such an error as the cause of theirs.
 */
export function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (postgresErrors.has(error) && isTransient(error)) || isDatabaseBusy(error.cause);
}

function isTransient(error: Error): boolean {
  const code = "code" in error ? String(error.code) : "";
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|08...|53...|57P0.|57014|55P03|40P01|25006)$/.test(code) ||
    /timeout exceeded when trying to connect|Query read timeout|Connection terminated|is not queryable/i.test(
      error.message,
    )
  );
}

/** Resolves if the database answers. */
export const pingDatabase = async (db: Database): Promise<void> => void (await sql`SELECT 1`.execute(db));

/** What can be asked for a connection. */
export type Connections = Pick<Pool, "connect">;

/**
 * The pool's connections; `observe` is told for how many milliseconds each was waited for because all were in use. A new one
 * that has to be opened first was not waited for: it says nothing about how busy the database is.
 */
export function timedConnections(pool: Pool, observe: (milliseconds: number) => void): Connections {
  const connect = async () => {
    const began = performance.now();
    const areAllInUse = pool.idleCount === 0 && pool.totalCount >= pool.options.max;
    try {
      return await pool.connect();
    } finally {
      observe(areAllInUse ? performance.now() - began : 0);
    }
  };
  return { connect: connect as Pool["connect"] };
}

/**
 * Calls one SQL function in one round trip and answers its rows.
 * After `timeoutMs` (the client's limit, the pool's unless given; the server may still finish) or any error the connection is destroyed, so that
 * one dead socket cannot stop a sale. The outcome is then unknown: the caller asks again, idempotently.
 */
export async function callFunction<Row extends pg.QueryResultRow>(
  pool: Connections,
  name: string,
  values: readonly unknown[],
  timeoutMs?: number,
): Promise<Row[]> {
  const client = await pool.connect();
  let error: Error | undefined;
  try {
    const places = values.map((_, index) => `$${index + 1}`).join(", ");
    const query = {
      text: `SELECT * FROM ${name}(${places})`,
      values: [...values],
      ...(timeoutMs !== undefined && { query_timeout: timeoutMs }),
    };
    return (await client.query<Row>(query)).rows;
  } catch (caught) {
    error = caught instanceof Error ? caught : new Error(String(caught));
    throw error;
  } finally {
    client.release(error);
  }
}
