import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { processMark, processScope } from "../servers/process-mark.ts";
import { isStillRunning, type RecordedProcess } from "../servers/recorded-process.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const notes = join(root, ".startline");
const NOTE = /^demo-\d+\.json$/;

type Settings = Record<string, string>;
type Note = { process: RecordedProcess; startedAt: number; settings: Settings };

/** Writes down where the demo of this process can be found, until it ends. Only what `.env.example` names. */
export function noteDemo(port: number, environment: Settings): void {
  const names = Object.keys(parseEnv(readFileSync(join(root, ".env.example"), "utf8")));
  const settings = Object.fromEntries(names.map((name) => [name, environment[name] ?? ""]));
  const process = {
    pid: globalThis.process.pid,
    mark: processMark(globalThis.process.pid) ?? "",
    scope: processScope(),
  };
  mkdirSync(notes, { recursive: true });
  const file = join(notes, `demo-${port}.json`);
  writeFileSync(file, JSON.stringify({ process, startedAt: Date.now(), settings }), { mode: 0o600 });
  globalThis.process.once("exit", () => rmSync(file, { force: true }));
}

/** A command that was given no database works on the demo that runs from this checkout, the youngest if there are several, and says so. */
export function useRunningDemo(): void {
  if (process.env.DATABASE_URL) return;
  const settings = readRunning();
  if (!settings) return;
  Object.assign(process.env, settings);
  console.error(`Using the running demo, ${settings.PUBLIC_URL}.`);
}

function readRunning(): Settings | null {
  try {
    const found = readdirSync(notes)
      .filter((name) => NOTE.test(name))
      .map((name): Note => JSON.parse(readFileSync(join(notes, name), "utf8")))
      .filter((note) => isStillRunning(note.process))
      .toSorted((a, b) => b.startedAt - a.startedAt);
    return found[0]?.settings ?? null;
  } catch {
    return null;
  }
}
