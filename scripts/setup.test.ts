import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

test("a second set-up finds all in place and calls nothing", async () => {
  const project = aProject({ programs: ["npm", "redis-server"] });
  expect((await setUp(project, "predemo")).code).toBe(0);
  expect(callsOf(project)).toEqual(["npm ci --include=dev --include=optional --no-fund --no-audit --loglevel=error"]);

  expect(await setUp(project, "predemo")).toEqual({ code: 0, said: "" });

  expect(callsOf(project)).toHaveLength(1);
});

test("packages of another version than the lock file's are installed again", async () => {
  const project = aProject({ programs: ["npm", "redis-server"] });
  await setUp(project, "predemo");
  const list = join(project, "node_modules/.package-lock.json");
  writeFileSync(list, readFileSync(list, "utf8").replace("1.0.0", "0.9.0"));

  await setUp(project, "predemo");

  expect(callsOf(project)).toHaveLength(2);
});

test("Node for this machine is never left out, although npm calls it optional", async () => {
  const project = aProject({ programs: ["npm", "redis-server"] });
  await setUp(project, "predemo");
  const lock = join(project, "package-lock.json");
  const { packages } = JSON.parse(readFileSync(lock, "utf8"));
  const ours = `node_modules/node-${process.platform}-${process.arch}`;
  const foreign = "node_modules/node-another-machine";
  writeFileSync(lock, JSON.stringify({ packages: { ...packages, [foreign]: { optional: true } } }));
  await setUp(project, "predemo");
  expect(callsOf(project)).toHaveLength(1);

  writeFileSync(lock, JSON.stringify({ packages: { ...packages, [ours]: { optional: true } } }));
  await setUp(project, "predemo");

  expect(callsOf(project)).toHaveLength(2);
});

test("a program that cannot be installed is named in one sentence", async () => {
  const project = aProject({ programs: ["npm"] });

  const { code, said } = await setUp(project, "predemo");

  expect(said.split("\n").at(-2)).toBe(
    "Startline needs redis-server. Install what is missing with your package manager, then run this again.",
  );
  expect(code).toBe(1);
});

test.runIf(process.getuid?.() === 0)("root on a Debian machine gets a missing program by apt", async () => {
  const project = aProject({ programs: ["npm", "apt-get"] });

  const { code } = await setUp(project, "predemo");

  expect(callsOf(project).slice(1)).toEqual([
    "apt-get update",
    "apt-get install -o DPkg::Lock::Timeout=120 -y --no-install-recommends redis-server",
    "apt-get update",
    "apt-get install -o DPkg::Lock::Timeout=120 -y --no-install-recommends fonts-lohit-deva",
  ]);
  expect(code).toBe(0);
});

test.runIf(process.getuid?.() === 0)("a font that is there already, or cannot be had, stops nothing", async () => {
  const withFont = aProject({ programs: ["npm", "redis-server", "apt-get"] });
  aProgram(withFont, "dpkg-query", "echo 'Status: install ok installed'");
  expect((await setUp(withFont, "predemo")).code).toBe(0);
  expect(callsOf(withFont).filter((call) => call.startsWith("apt-get"))).toEqual([]);

  const offline = aProject({ programs: ["npm", "redis-server"] });
  aProgram(offline, "apt-get", "exit 100");
  expect((await setUp(offline, "predemo")).code).toBe(0);
});

test("an existing Redis makes redis-server unnecessary for the demo", async () => {
  const project = aProject({ programs: ["npm"] });

  const { code } = await setUp(project, "predemo", { REDIS_URL: "redis://127.0.0.1:6379" });

  expect(code).toBe(0);
});

test("npm's own words are shown when it fails", async () => {
  const project = aProject({ programs: ["redis-server"] });
  aProgram(project, "npm", "echo the registry is away >&2; exit 1");

  const { code, said } = await setUp(project, "predemo");

  expect(said).toContain("npm ci failed:\nthe registry is away");
  expect(code).toBe(1);
});

/** A project of one package, with stand-ins for the machine's programs that write down how they are called. */
function aProject({ programs }: { programs: string[] }): string {
  const project = mkdtempSync(join(tmpdir(), "setup-test-"));
  onTestFinished(() => rmSync(project, { recursive: true }));
  for (const folder of ["scripts", "bin"]) mkdirSync(join(project, folder));
  for (const file of ["setup.mjs", "progress.mjs"]) cpSync(join(root, "scripts", file), join(project, "scripts", file));
  cpSync(join(root, "package.json"), join(project, "package.json"));
  const lock = { packages: { "": {}, "node_modules/one": { version: "1.0.0", integrity: "sha512-one" } } };
  writeFileSync(join(project, "package-lock.json"), JSON.stringify(lock));
  const installs = "mkdir -p node_modules/one && cp package-lock.json node_modules/.package-lock.json";
  for (const name of programs) aProgram(project, name, name === "npm" ? installs : "");
  return project;
}

function aProgram(project: string, name: string, does: string): void {
  const script = `#!/bin/sh\necho "${name} $*" >> "${project}/calls"\nPATH=/usr/bin:/bin\n${does}\n`;
  writeFileSync(join(project, "bin", name), script, { mode: 0o755 });
}

function callsOf(project: string): string[] {
  const file = join(project, "calls");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}

async function setUp(project: string, forScript: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(project, "scripts/setup.mjs"), "--quiet"], {
    env: { NODE_ENV: "test", PATH: join(project, "bin"), npm_lifecycle_event: forScript, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await once(child, "exit");
  return { code, said: (await output).join("") };
}
