import { readFileSync } from "node:fs";
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { freePort } from "../../servers/free-port.ts";
import { startPgBouncer } from "../../servers/pgbouncer.ts";
import { runFolder } from "../../servers/run-folder.ts";
import { type StartedProgram, startProgram } from "../../servers/start-program.ts";
import { type Environment, type OpenDoor, openDoor } from "../doors/open-door.ts";
import { CRON_SECRET } from "../setup/settings.ts";
import {
  functionOf,
  isPrerendered,
  readBuildConfig,
  readFunctions,
  staticFile,
  unpackFunction,
} from "./built-functions.ts";
import { fileOfMissing, findFunction } from "./find-function.ts";

const INSTANCES = 2;
/** An address of each function that the contract leads to; the others are of the same files. */
const AWAKE = ["/[locale]/b", "/[locale]/contact", "/[locale]/e/[slug]", "/api/[[...route]]"];

type Instances = Map<string, number[]>;

/**
 * What Vercel runs: the built functions, two instances each and nothing beside them but their traced files, behind the routes of
 * the build, with PgBouncer, without a worker. Background work is what a response left to do, and the crons of vercel.json.
 */
export const openVercelDoor = (): Promise<OpenDoor> =>
  openDoor(async (env, ports) => {
    const pooled = await startPgBouncer({ databaseUrl: env.DATABASE_URL as string, poolSize: 8 });
    const { programs, instances } = await startInstances({ ...env, DATABASE_URL: pooled.url, VERCEL: "1" });
    const { crons } = readBuildConfig();
    const port = ports[0] as number;
    const router = await startRouter(port, instances);
    const url = `http://127.0.0.1:${port}`;
    return {
      programs: [...programs, pooled, router],
      urls: [url],
      async runJobs() {
        const authorization = `Bearer ${CRON_SECRET}`;
        await Promise.all(crons.map(({ path }) => fetch(`${url}${path}`, { headers: { authorization } })));
      },
    };
  });

async function startInstances(env: Environment): Promise<{ programs: StartedProgram[]; instances: Instances }> {
  const folder = join(await runFolder(), "functions");
  const programs: StartedProgram[] = [];
  const instances: Instances = new Map();
  const awake = new Set(AWAKE.map(functionOf));
  for (const built of readFunctions().filter(({ name }) => awake.has(name))) {
    const own = join(folder, built.name);
    unpackFunction(built, own);
    const ports = await Promise.all(Array.from({ length: INSTANCES }, freePort));
    instances.set(built.name, ports);
    for (const port of ports) programs.push(await startInstance(built.name, own, port, env));
  }
  return { programs, instances };
}

const startInstance = (name: string, folder: string, port: number, env: Environment): Promise<StartedProgram> =>
  startProgram({
    name,
    command: process.execPath,
    args: [join(import.meta.dirname, "serve-function.ts"), folder, String(port)],
    env,
    readyText: "the function is awake",
  });

async function startRouter(port: number, instances: Instances): Promise<{ stop(): Promise<void> }> {
  const { routes } = readBuildConfig();
  const has = (path: string) => staticFile(path) !== null || functionOf(path) !== null;
  const missing = staticFile(fileOfMissing(routes) ?? "");
  let turn = 0;

  const route = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url as string, "http://127.0.0.1");
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const found = findFunction(routes, has, url, headers);
    const file = found && staticFile(found.path);
    if (file) return void response.end(readFileSync(file));
    const ports = found ? instances.get(functionOf(found.path) ?? "") : undefined;
    if (!found || !ports) return void response.writeHead(404).end(missing && readFileSync(missing));

    const query = found.query.toString();
    const matches = new URLSearchParams([...found.query].filter(([name]) => name.startsWith("nxtP")));
    const onward = ask(
      {
        port: ports[turn++ % ports.length],
        host: "127.0.0.1",
        method: request.method,
        path: `${url.pathname}${query && `?${query}`}`,
        headers: {
          ...request.headers,
          "x-matched-path": found.path,
          ...(isPrerendered(found.path) && { "x-now-route-matches": matches.toString() }),
          "x-real-ip": "127.0.0.1",
        },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  };

  const server = createServer(route);
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
