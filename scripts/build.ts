import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build as bundle, stop as stopBundler } from "esbuild";
import { type BuildSettings, noteBuild } from "#platform/explain-build.ts";
import { isStillRunning, readRecord, recordProcess } from "../servers/recorded-process.ts";
import { runProgram, stopEverything } from "../servers/start-program.ts";
import { buildEventPage } from "./build-event-page.ts";
import { compressStatic } from "./compress-static.ts";
import { showStep } from "./progress.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const notes = join(root, ".startline");
const stampFile = join(notes, "build.sha256");
const lockFile = join(notes, "build.lock.json");

/** What a build makes; if any of it is gone, the stamp means nothing. */
const made = ["event-page.json", "fallback-pages.json", "server.js", "worker.js", "built-for.json"].map((name) =>
  join("dist", name),
);
const products = [".next/BUILD_ID", ...made].map((file) => join(root, file));

/**
 * Folders whose changes cannot change the build, but for the scripts that make it. All others count, so that a new folder is
 * never forgotten.
 */
const withoutInfluence = new Set(
  ".ci .git .next .startline .vercel bench dist docs node_modules public/scripts scripts servers simulators surge test-results tests".split(
    " ",
  ),
);

/** For a demo or a test run: pages of this machine may load Checkout from a simulator on any of its ports. */
const forThisMachine: BuildSettings = { PUBLIC_URL: "http://localhost", RAZORPAY_CHECKOUT_URL: "" };

/**
 * Builds the pages, the Node server and the worker, unless the last build came from the same sources and settings. A
 * second build of the same checkout waits for the first. Shows its progress; fails with the end of the compiler's output.
 */
export async function buildIfStale(settings = forThisMachine, { isForced = false } = {}): Promise<void> {
  mkdirSync(notes, { recursive: true });
  if (!isForced && isFresh(settings)) return;
  await waitForOtherBuild();
  if (!isForced && isFresh(settings)) return;

  recordProcess(lockFile, process.pid);
  try {
    const builtFrom = hashOf(settings);
    rmSync(stampFile, { force: true });
    await showStep("Building pages, server and worker", () => Promise.all([buildPages(settings), bundleProcesses()]));
    noteBuild(root, settings);
    writeFileSync(stampFile, builtFrom);
  } finally {
    // Not before: whoever still waited for the bundler would wait for ever.
    await stopBundler();
    rmSync(lockFile, { force: true });
  }
}

function isFresh(settings: BuildSettings): boolean {
  if (!existsSync(stampFile) || !products.every((file) => existsSync(file))) return false;
  return readFileSync(stampFile, "utf8") === hashOf(settings);
}

async function waitForOtherBuild(): Promise<void> {
  for (let other = readRecord(lockFile); other !== null && isStillRunning(other); other = readRecord(lockFile)) {
    await pause(200);
  }
}

function hashOf(settings: BuildSettings): string {
  const hash = createHash("sha256").update(`${process.version}\n${JSON.stringify(settings)}\n`);
  for (const file of sourcesOfBuild()) {
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update("\n");
  }
  return hash.digest("hex");
}

/** All files of which a change makes the last build stale. */
export const sourcesOfBuild = (): string[] =>
  [...sourceFiles(root), ...buildScripts()].map((file) => relative(root, file)).sort();

/** This script and what it imports of its folder. */
function buildScripts(file = import.meta.filename, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of readFileSync(file, "utf8").matchAll(/ from "(\.\/[^"]+)"/g)) {
    buildScripts(join(dirname(file), path as string), found);
  }
  return found;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return withoutInfluence.has(relative(root, path)) ? [] : sourceFiles(path);
    const isSource = entry.isFile() && !/\.(test\.tsx?|md|tsbuildinfo)$|^next-env\.d\.ts$/.test(entry.name);
    return isSource ? [path] : [];
  });
}

async function buildPages(settings: BuildSettings): Promise<void> {
  await buildEventPage();
  await runProgram({
    name: "next build",
    command: process.execPath,
    args: ["node_modules/next/dist/bin/next", "build"],
    folder: root,
    env: { ...settings, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
}

/** The Node server and the worker, because Node itself cannot run the .tsx of the messages. */
async function bundleProcesses(): Promise<void> {
  await bundle({
    absWorkingDir: root,
    entryPoints: ["server.ts", "worker.ts"],
    outdir: "dist",
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node24",
    format: "esm",
    jsx: "automatic",
    sourcemap: true,
    logLevel: "silent",
  });
}

if (import.meta.main) {
  const { RAZORPAY_CHECKOUT_URL = "" } = process.env;
  const PUBLIC_URL = process.env.PUBLIC_URL || forThisMachine.PUBLIC_URL;
  try {
    await buildIfStale({ PUBLIC_URL, RAZORPAY_CHECKOUT_URL }, { isForced: process.argv.includes("--force") });
    await showStep("Compressing what browsers load", compressStatic);
    console.log(`✓ The build is up to date, for ${PUBLIC_URL}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    await stopEverything();
  }
}
