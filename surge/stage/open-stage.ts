import { buildIfStale } from "../../scripts/build.ts";
import {
  addressesOf,
  type Environment,
  readEnvFile,
  runScript,
  type Seeded,
  seed,
  startOurs,
  startSimulators,
  untilAnswers,
} from "../../scripts/product.ts";
import { showStep } from "../../scripts/progress.mjs";
import { freePort, isPortFree } from "../../servers/free-port.ts";
import { startNginx } from "../../servers/nginx.ts";
import { startPgBouncer } from "../../servers/pgbouncer.ts";
import { startPostgres } from "../../servers/postgres.ts";
import { startRedis } from "../../servers/redis.ts";
import { killHard, pinToCore } from "./pin.ts";
import { ProcessMeter } from "./process-meter.ts";

export type StageOptions = {
  /** The first app's port. Its simulators have the next two, further apps free ones. */
  port: number;
  apps: 1 | 2;
  /** Everything but the crowd on this core. */
  core?: number;
  hasPgBouncer?: boolean;
  /** A folder for PostgreSQL's data, on a disk of its own. */
  dataDir?: string;
};

/** A program of the stage, which can be killed as a machine kills it and started again. */
export type StageProgram = { name: string; pid(): number; kill(): Promise<void>; start(): Promise<void> };

export type Stage = {
  environment: Environment;
  /** The product as visitors reach it: through nginx. */
  url: string;
  appUrls: string[];
  publicUrl: string;
  razorpayUrl: string;
  inboxUrl: string;
  sesUrl: string;
  twilioUrl: string;
  /** PostgreSQL itself, whatever the product reaches it through. */
  databaseUrl: string;
  redisUrl: string;
  seeded: Seeded;
  meter: ProcessMeter;
  program(name: string): StageProgram;
};

type Started = { pid: number };

/** PgBouncer's connections to PostgreSQL. */
const POOL_SIZE = 40;
/** The address that the visitors' proxy would set. */
const ADDRESS_HEADER = "x-real-ip";

/** Starts the demo's servers, as many apps as wanted, and seeds the organizer. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { port, core } = options;
  const meter = new ProcessMeter();
  const programs = new Map<string, StageProgram>();

  async function run(name: string, start: () => Promise<Started>): Promise<Started> {
    let started = await start();
    const note = () => {
      if (core !== undefined) pinToCore(started.pid, core);
      meter.add(name, started.pid);
    };
    note();
    programs.set(name, {
      name,
      pid: () => started.pid,
      async kill() {
        meter.read();
        await killHard(started.pid);
      },
      async start() {
        started = await start();
        note();
      },
    });
    return started;
  }

  // A product that runs there already would be taken for ours.
  for (const each of [port, port + 1, port + 2]) {
    if (!(await isPortFree(each)))
      throw new Error(`Port ${each} is taken. Choose others with --port, such as --port 3100.`);
  }
  await buildIfStale();
  const { databaseUrl, socketUrl, redisUrl } = await showStep("Starting PostgreSQL and Redis", () =>
    startDatabases(options, run),
  );
  const simulators = { ses: await freePort(), twilio: await freePort() };
  const environment: Environment = {
    ...readEnvFile(".env.example"),
    ...addressesOf(port, simulators),
    DATABASE_URL: databaseUrl,
    DATABASE_URL_DIRECT: "",
    REDIS_URL: redisUrl,
    CLIENT_ADDRESS_HEADER: ADDRESS_HEADER,
    LOG_LEVEL: "warn",
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  await runScript("migrate", environment);
  const seeded = await showStep("Migrating and seeding the database", () => seed(environment));
  // As docs/deploy.md has it: by the socket on one machine, unless there is a pooler.
  const throughUrl = options.hasPgBouncer ? await startPooler(databaseUrl, run) : socketUrl;
  const ours = { ...environment, DATABASE_URL: throughUrl };
  const appPorts = [port, ...(options.apps === 2 ? [await freePort()] : [])];
  await showStep("Starting simulators, apps and worker", async () => {
    const [razorpay, inbox] = await startSimulators(port, environment);
    if (razorpay) await run("razorpay simulator", async () => razorpay);
    if (inbox) await run("inbox simulator", async () => inbox);
    for (const [position, appPort] of appPorts.entries()) {
      const start = () => startOurs(`app ${position + 1}`, "dist/server.js", { ...ours, PORT: String(appPort) });
      await run(`app ${position + 1}`, start);
    }
    for (const appPort of appPorts) {
      await untilAnswers(`http://127.0.0.1:${appPort}/api/ready`, (status) => status === 200);
    }
    await run("worker", () => startOurs("worker", "dist/worker.js", ours));
  });
  let url = "";
  await run("nginx", async () => {
    const nginx = await startNginx({ originPort: appPorts, addressHeader: ADDRESS_HEADER });
    url = nginx.url;
    return nginx;
  });
  return {
    environment: ours,
    url,
    appUrls: appPorts.map((each) => `http://127.0.0.1:${each}`),
    publicUrl: environment.PUBLIC_URL ?? "",
    razorpayUrl: environment.RAZORPAY_BASE_URL ?? "",
    inboxUrl: `http://127.0.0.1:${port + 2}`,
    sesUrl: environment.SES_ENDPOINT ?? "",
    twilioUrl: environment.TWILIO_BASE_URL ?? "",
    databaseUrl,
    redisUrl,
    seeded,
    meter,
    program(name) {
      const found = programs.get(name);
      if (!found) throw new Error(`there is no ${name} here`);
      return found;
    },
  };
}

type Run = (name: string, start: () => Promise<Started>) => Promise<Started>;

async function startDatabases(
  { dataDir }: StageOptions,
  run: Run,
): Promise<{ databaseUrl: string; socketUrl: string; redisUrl: string }> {
  let socketUrl = "";
  let postgres: { dataDir: string; port: number } | undefined =
    dataDir === undefined ? undefined : { dataDir, port: await freePort() };
  let redisPort: number | undefined;
  await run("postgresql", async () => {
    const started = await startPostgres(postgres);
    postgres = { dataDir: started.dataDir, port: started.port };
    socketUrl = started.socketUrl;
    return started;
  });
  await run("redis", async () => {
    const started = await startRedis(redisPort === undefined ? {} : { port: redisPort });
    redisPort = started.port;
    return started;
  });
  return {
    databaseUrl: `postgres://postgres@127.0.0.1:${postgres?.port}/postgres`,
    socketUrl,
    redisUrl: `redis://127.0.0.1:${redisPort}`,
  };
}

async function startPooler(databaseUrl: string, run: Run): Promise<string> {
  const port = await freePort();
  let url = databaseUrl;
  await run("pgbouncer", async () => {
    const started = await startPgBouncer({ databaseUrl, poolSize: POOL_SIZE, port });
    url = started.url;
    return started;
  });
  return url;
}
