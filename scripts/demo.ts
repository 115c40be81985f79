import { freePort, isPortFree } from "../servers/free-port.ts";
import { startPostgres } from "../servers/postgres.ts";
import { startRedis } from "../servers/redis.ts";
import { keepRunFolder, runFolder } from "../servers/run-folder.ts";
import { lastLines, type StartedProgram, stopEverything } from "../servers/start-program.ts";
import { buildIfStale } from "./build.ts";
import {
  addressesOf,
  definedOf,
  type Environment,
  readEnvFile,
  runScript,
  type Seeded,
  seed,
  startOurs,
  startSimulators,
  untilAnswers,
} from "./product.ts";
import { showStep } from "./progress.mjs";
import { noteDemo } from "./running-demo.ts";

type Servers = { DATABASE_URL: string; DATABASE_URL_DIRECT: string; REDIS_URL: string };

const startedAt = Date.now();
let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
stopWhenNpmIsKilled();
try {
  await startDemo();
} catch (error) {
  await stopBecause(error);
}

async function startDemo(): Promise<void> {
  const port = readPort();
  await runFolder(); // Ends what a killed demo left behind, which may hold the ports.
  for (const wanted of [port, port + 1, port + 2]) await requireFree(wanted);

  const given = { ...readEnvFile(".env"), ...definedOf(process.env) };
  const [, servers] = await Promise.all([
    buildIfStale(),
    showStep("Starting PostgreSQL and Redis", () => startServers(given)),
  ]);
  const simulatorPorts = { ses: await freePort(), twilio: await freePort() };
  const environment: Environment = {
    ...readEnvFile(".env.example"),
    ...given,
    ...servers,
    ...addressesOf(port, simulatorPorts),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };

  await showStep("Migrating the database", () => runScript("migrate", environment));
  const seeded = await showStep("Seeding two events", () => seed(environment));
  await showStep("Starting simulators, app and worker", () => startProcesses(port, environment));
  noteDemo(port, environment);
  await printSummary(port, seeded, servers);
}

async function startServers(given: Environment): Promise<Servers> {
  const [DATABASE_URL, REDIS_URL] = await Promise.all([
    given.DATABASE_URL || startPostgres().then((started) => started.url),
    given.REDIS_URL || startRedis().then((started) => started.url),
  ]);
  // Our own PostgreSQL has no pool before it, so nothing goes around one.
  const DATABASE_URL_DIRECT = given.DATABASE_URL ? (given.DATABASE_URL_DIRECT ?? "") : "";
  return { DATABASE_URL, DATABASE_URL_DIRECT, REDIS_URL };
}

async function startProcesses(port: number, environment: Environment): Promise<void> {
  for (const simulator of await startSimulators(port, environment)) endWith(simulator);
  endWith(await startOurs("app", "dist/server.js", environment));
  endWith(await startOurs("worker", "dist/worker.js", environment));
  await untilAnswers(
    `http://127.0.0.1:${port}/api/ready`,
    (status) => status === 200,
    () => isStopping,
  );
}

/** The demo ends when one of its processes does. */
function endWith(started: StartedProgram): void {
  void started.ended.then(({ code, signal, wasStopped }) => {
    if (!wasStopped)
      void stopBecause(new Error(storyOf(started, `stopped by itself (${signal ?? `exit code ${code}`})`)));
  });
}

async function printSummary(
  port: number,
  seeded: Seeded,
  servers: { DATABASE_URL: string; REDIS_URL: string },
): Promise<void> {
  const site = `http://localhost:${port}`;
  const rows: [string, string][] = [
    ...seeded.events.map(({ slug, title }): [string, string] => [title, `${site}/e/${slug}`]),
    ["Dashboard", `${site}/admin`],
    ["  email", seeded.organizer.email],
    ["  password", seeded.organizer.password],
    ["  API token", seeded.apiToken],
    ["Inbox (email and SMS)", `http://localhost:${port + 2}`],
    ["Payment simulator", `http://localhost:${port + 1}/`],
    ["PostgreSQL", servers.DATABASE_URL],
    ["Redis", servers.REDIS_URL],
    ["Logs", await runFolder()],
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`\nStartline is ready after ${seconds} s.\n`);
  for (const [label, value] of rows) console.log(`  ${label.padEnd(width)}${value}`);
  console.log("\nCtrl-C stops everything.");
}

function readPort(): number {
  const text = process.env.PORT ?? "3000";
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_533) return port;
  throw new Error(`PORT must be a number from 1 to 65533, not ${text}.`);
}

async function requireFree(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new Error(`Port ${port} is taken. Set PORT to another one, for example PORT=3100 npm run demo.`);
}

/** Tells of a failure that has more behind it than its last lines, so the logs stay until the next run. */
function storyOf(program: StartedProgram, whatHappened: string): string {
  keepRunFolder();
  return `The ${program.name} ${whatHappened}. The end of ${program.logFile}:\n${lastLines(program.logFile)}`;
}

async function stopBecause(error: unknown): Promise<void> {
  if (isStopping) return;
  // A plain Error carries a sentence that explains itself; anything else is a bug of ours.
  const isExplained = error instanceof Error && error.name === "Error";
  console.error(isExplained ? `\n${error.message}` : error);
  await stop(1);
}

async function stop(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await stopEverything();
  process.exit(exitCode);
}

/** Killed outright, npm can pass no signal on, and a demo that nobody can stop would hold its ports for ever. */
function stopWhenNpmIsKilled(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop(1), 250).unref();
}
