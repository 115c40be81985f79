import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serverIdentity } from "./nobody.ts";
import { STARTED_SUFFIX, sendSignal } from "./reap-orphans.ts";
import { recordProcess } from "./recorded-process.ts";
import { closeRunFolder, runFolder } from "./run-folder.ts";

const READY_PATIENCE_MS = 30_000;
const STOP_PATIENCE_MS = 10_000;

export type Program = {
  /** As people call it in a message. */
  name: string;
  command: string;
  args: string[];
  /** Added to our own environment. */
  env?: Record<string, string>;
  /** Where it runs; ours if absent. */
  folder?: string;
  /** Whether it runs as nobody when we are root. */
  dropsRights?: boolean;
  /** A text of its log that says that it serves. Without one it counts as started at once. */
  readyText?: string;
  /** What asks it to end in an orderly way; SIGTERM if absent. */
  stopSignal?: NodeJS.Signals;
};

export type StartedProgram = {
  name: string;
  pid: number;
  logFile: string;
  /** Resolves when it is gone, whoever ended it. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; wasStopped: boolean }>;
  /** Asks it to end, insists after ten seconds, and resolves when it is gone. */
  stop(): Promise<void>;
};

const running: StartedProgram[] = [];
let startedSoFar = 0;
let isStopping = false;

/**
 * Starts a program of the machine with its output in a log file of the run folder, and waits until it serves. It is the
 * head of its own process group: Ctrl-C reaches only us, and we end what we started in the right order.
 */
export async function startProgram(program: Program): Promise<StartedProgram> {
  const folder = await runFolder();
  if (isStopping) throw new Error(`${program.name} was not started: everything is being stopped.`);
  if (startedSoFar === 0) watchOwnEnd();
  const label = `${++startedSoFar}-${program.name.replaceAll(/\W+/g, "-").toLowerCase()}`;
  const record = join(folder, label + STARTED_SUFFIX);
  const logFile = join(folder, `${label}.log`);
  const stopSignal = program.stopSignal ?? "SIGTERM";
  let wasStopped = false;

  const log = openSync(logFile, "a");
  const child = spawn(program.command, program.args, {
    ...(program.folder === undefined ? {} : { cwd: program.folder }),
    ...(program.dropsRights ? serverIdentity() : {}),
    env: { ...process.env, ...program.env },
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  if (child.pid === undefined) {
    throw await new Promise<Error>((resolve) => child.once("error", (error) => resolve(cannotRun(program, error))));
  }

  const started: StartedProgram = {
    name: program.name,
    pid: child.pid,
    logFile,
    ended: new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        running.splice(running.indexOf(started), 1);
        rmSync(record, { force: true });
        resolve({ code, signal, wasStopped });
      });
    }),
    async stop() {
      if (!running.includes(started)) return;
      if (!wasStopped) child.kill(stopSignal);
      wasStopped = true;
      const insists = setTimeout(() => sendSignal(-started.pid, "SIGKILL"), STOP_PATIENCE_MS);
      await started.ended;
      clearTimeout(insists);
    },
  };
  running.push(started);
  recordProcess(record, child.pid, stopSignal);
  if (program.readyText !== undefined) await untilReady(started, program.readyText);
  return started;
}

/** Runs a program to its end and answers what it printed. If it fails, the error holds its last lines. */
export async function runProgram(program: Program): Promise<string> {
  const { ended, logFile } = await startProgram(program);
  const { code, signal } = await ended;
  if (code === 0) return readFileSync(logFile, "utf8");
  throw new Error(`${program.name} failed (${signal ?? `exit code ${code}`}):\n${lastLines(logFile, 40)}`);
}

/** Stops all that this process started, the newest first, and removes the run folder. */
export async function stopEverything(): Promise<void> {
  isStopping = true;
  for (let newest = running.at(-1); newest !== undefined; newest = running.at(-1)) await newest.stop();
  await closeRunFolder();
  isStopping = false;
}

/** The end of a program's log, for a message about its failure. */
export function lastLines(logFile: string, count = 15): string {
  if (!existsSync(logFile)) return ""; // It was stopped together with everything else.
  return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}

async function untilReady(started: StartedProgram, readyText: string): Promise<void> {
  const givesUpAt = Date.now() + READY_PATIENCE_MS;
  while (!readFileSync(started.logFile, "utf8").includes(readyText)) {
    const hasEnded = !running.includes(started);
    if (!hasEnded && Date.now() < givesUpAt) {
      await pause(10);
      continue;
    }
    await started.stop();
    const trouble = hasEnded ? "stopped while starting" : `was not ready after ${READY_PATIENCE_MS / 1000} s`;
    throw new Error(`${started.name} ${trouble}:\n${lastLines(started.logFile)}`);
  }
}

function cannotRun(program: Program, error: NodeJS.ErrnoException): Error {
  const { name, command } = program;
  if (error.code === "EACCES")
    return new Error(`${name} cannot run: a folder above ${command} is closed to other users.`);
  if (error.code !== "ENOENT") return error;
  return new Error(
    existsSync(command)
      ? `${name} does not run on this system: ${command}.`
      : `${name} is not installed: no ${command} here.`,
  );
}

/** Nothing that we started outlives us. If we are killed outright, the next run clears it away. */
function watchOwnEnd(): void {
  process.on("exit", () => {
    // Sending the signal is all that fits in here; each ends by itself, and the next run removes the folder.
    for (const started of running.toReversed()) void started.stop();
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      // Whoever listens too (a test runner, the demo) decides how to end. Alone, we end as the signal would have ended us.
      const isAlone = process.listenerCount(signal) === 0;
      if (isAlone) void stopEverything().finally(() => process.kill(process.pid, signal));
    });
  }
}
