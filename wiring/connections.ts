import type { Config } from "#platform/config.ts";
import { type Database, openDatabase, openPool, type Pool, QUERY_MS_MAX } from "#platform/database.ts";

export type Connection = { pool: Pool; db: Database };

/** Connections to PostgreSQL, apart by what uses them, so that none of these waits for another. */
export type Connections = {
  /** Of whoever was called or has a place. */
  riders: Connection;
  /** Of everybody else at the sale: events, status documents, numbers. */
  visitors: Connection;
  /** One, for the beats: where those waited for anybody, a rush would look like an outage. */
  beats: Pool;
  /** Of background work. */
  jobs: Connection;
  /** Of admin pages, downloads, and of what strangers may ask for. */
  office: Connection;
  signIn: Pool;
};

/** What counts or lists a whole event may take longer than a rider would wait. */
const JOB_QUERY_MS_MAX = 5000;
const OFFICE_QUERY_MS_MAX = 10_000;
/** Nobody sits in front of a job: it waits for a connection where a rider would rather be told. */
const JOB_WAIT_MS_MAX = 10_000;
/** Somebody with a place would rather wait, too: their page gives a call up after fifteen seconds. */
const RIDER_WAIT_MS_MAX = 6000;

export function openConnections(config: Config): Connections {
  const open = (max: number, ...limits: number[]): Connection => {
    const pool = openPool(config.DATABASE_URL, max, ...limits);
    return { pool, db: openDatabase(pool) };
  };
  return {
    riders: open(config.DATABASE_POOL_MAX, QUERY_MS_MAX, RIDER_WAIT_MS_MAX),
    visitors: open(config.DATABASE_VISITOR_POOL_MAX),
    beats: openPool(config.DATABASE_URL, 1),
    jobs: open(config.DATABASE_JOB_POOL_MAX, JOB_QUERY_MS_MAX, JOB_WAIT_MS_MAX),
    office: open(config.DATABASE_OFFICE_POOL_MAX, OFFICE_QUERY_MS_MAX),
    signIn: openPool(config.DATABASE_URL, config.DATABASE_SIGN_IN_POOL_MAX),
  };
}
