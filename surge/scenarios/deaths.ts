import { emptied, killed, stuttering } from "../stage/faults.ts";
import { diskFull, prepareSmallDisk } from "../stage/small-disk.ts";
import { oneSale, type Scenario } from "./scenario.ts";

/** Large enough that people are at checkout before, during and after what happens. */
const usual = {
  size: { visitors: 1500, seconds: 20, places: 500, think: 1 },
  sales: (size: Scenario["size"]) => oneSale(size, { absentShare: 0 }),
  stage: { apps: 2 as const },
  laws: { sellsAll: true },
};
/** A sender that dies may have sent what it could not note. */
const repeats = { ...usual.laws, mayRepeatMessages: true };
const STRIKES_AT = 15;

export const killApp: Scenario = {
  ...usual,
  name: "kill-app",
  tells: "One of two apps is killed, and is back after three seconds.",
  faults: () => [killed("app 1", STRIKES_AT)],
  laws: repeats,
};

export const killWorker: Scenario = {
  ...usual,
  name: "kill-worker",
  tells: "The worker is killed, and is back after three seconds.",
  faults: () => [killed("worker", STRIKES_AT)],
  laws: repeats,
};

export const killRedis: Scenario = {
  ...usual,
  name: "kill-redis",
  tells: "Redis is killed, and is back after five seconds with nothing in it.",
  faults: () => [killed("redis", STRIKES_AT, 5000)],
};

export const emptyRedis: Scenario = {
  ...usual,
  name: "empty-redis",
  tells: "Redis forgets everything while people join.",
  faults: () => [emptied(STRIKES_AT)],
};

export const killPostgres: Scenario = {
  ...usual,
  name: "kill-postgres",
  tells: "PostgreSQL is killed and started again at once.",
  faults: () => [killed("postgresql", STRIKES_AT, 0)],
  laws: repeats,
};

export const killPgBouncer: Scenario = {
  ...usual,
  name: "kill-pgbouncer",
  tells: "PgBouncer, through which the product reaches PostgreSQL, is killed and back after a second.",
  stage: { apps: 2, hasPgBouncer: true },
  faults: () => [killed("pgbouncer", STRIKES_AT, 1000)],
  laws: repeats,
};

export const slowDatabase: Scenario = {
  ...usual,
  name: "slow-database",
  tells: "PostgreSQL stands still for 0.4 s of each second, for fifteen seconds.",
  faults: () => [stuttering(STRIKES_AT, 15, 400)],
};

export const diskIsFull: Scenario = {
  ...usual,
  name: "disk-full",
  tells: "PostgreSQL's disk is full for eight seconds.",
  prepare: prepareSmallDisk,
  faults: () => [diskFull(STRIKES_AT, 8)],
  laws: repeats,
};
