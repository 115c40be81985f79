import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { runProgram, type StartedProgram, startProgram } from "../servers/start-program.ts";

// How the processes of the product are started around a PostgreSQL and a Redis: for the demo and for the surge.

export type Environment = Record<string, string>;

/** What `scripts/seed.ts` prints on its last line. */
export type Seeded = {
  organizer: { email: string; password: string };
  apiToken: string;
  events: { slug: string; title: string }[];
};

const root = fileURLToPath(new URL("..", import.meta.url));
const READY_PATIENCE_MS = 60_000;

export function readEnvFile(name: string): Environment {
  const file = `${root}/${name}`;
  return existsSync(file) ? definedOf(parseEnv(readFileSync(file, "utf8"))) : {};
}

export function definedOf(values: NodeJS.Dict<string>): Environment {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Where the processes find one another. The app's own port comes first, then the simulators. */
export function addressesOf(port: number, simulators: { ses: number; twilio: number }): Environment {
  return {
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    RAZORPAY_BASE_URL: `http://127.0.0.1:${port + 1}`,
    RAZORPAY_CHECKOUT_URL: `http://localhost:${port + 1}/v1/checkout.js`,
    RAZORPAY_WEBHOOK_URL: `http://127.0.0.1:${port}/api/webhooks/razorpay`,
    SES_PORT: String(simulators.ses),
    SES_ENDPOINT: `http://127.0.0.1:${simulators.ses}`,
    TWILIO_PORT: String(simulators.twilio),
    TWILIO_BASE_URL: `http://127.0.0.1:${simulators.twilio}`,
  };
}

/** Starts one of our processes, and does not wait for it. */
export function startOurs(name: string, file: string, env: Environment): Promise<StartedProgram> {
  const args = ["--enable-source-maps", file];
  return startProgram({ name, command: process.execPath, args, folder: root, env });
}

/** Both simulators, when they answer: whoever sees the app ready may pay at once. */
export async function startSimulators(port: number, environment: Environment): Promise<StartedProgram[]> {
  const started = [
    await startOurs("Razorpay simulator", "simulators/razorpay/main.ts", { ...environment, PORT: String(port + 1) }),
    await startOurs("inbox", "simulators/inbox/main.ts", { ...environment, PORT: String(port + 2) }),
  ];
  await untilAnswers(`http://127.0.0.1:${port + 1}/`, () => true);
  await untilAnswers(`http://127.0.0.1:${port + 2}/messages`, (status) => status === 200);
  return started;
}

/** Runs one of our scripts and answers what it printed. */
export function runScript(name: string, env: Environment, ...args: string[]): Promise<string> {
  return runProgram({ name, command: process.execPath, args: [`scripts/${name}.ts`, ...args], folder: root, env });
}

export async function seed(environment: Environment): Promise<Seeded> {
  const output = await runScript("seed", environment);
  const lastAnswer = output.split("\n").findLast((line) => line.startsWith("{"));
  if (lastAnswer === undefined) throw new Error(`seed printed no answer:\n${output}`);
  return JSON.parse(lastAnswer);
}

/** Waits until a server answers well; not any longer once `isStopping` says so. */
export async function untilAnswers(
  url: string,
  isGood: (status: number) => boolean,
  isStopping = () => false,
): Promise<void> {
  const givesUpAt = Date.now() + READY_PATIENCE_MS;
  let lastAnswer = "nothing";
  while (!isStopping() && Date.now() < givesUpAt) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (isGood(response.status)) return;
      lastAnswer = `${response.status} ${await response.text()}`;
    } catch {
      // It does not listen yet.
    }
    await pause(50);
  }
  throw new Error(`${url} was not ready after ${READY_PATIENCE_MS / 1000} s; it answered ${lastAnswer}.`);
}
