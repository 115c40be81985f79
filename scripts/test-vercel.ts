import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram, stopEverything } from "../servers/start-program.ts";
import { showStep } from "./progress.mjs";

// Builds as Vercel does, with its own command line and without an account, and checks what comes out under the contract of the API.

/** No dependency of ours: it brings three hundred packages, for this one test. */
const CLI = "vercel@60.1.3";
const root = fileURLToPath(new URL("..", import.meta.url));
const project = {
  projectId: "prj_offline",
  orgId: "team_offline",
  settings: { framework: "nextjs", installCommand: "true", nodeVersion: "24.x" },
};

try {
  if (!process.argv.includes("--built")) await showStep("Building as Vercel does (some minutes)", build);
  process.exitCode = await check();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stopEverything();
}

async function build(): Promise<void> {
  rmSync(join(root, ".vercel"), { recursive: true, force: true });
  mkdirSync(join(root, ".vercel"));
  writeFileSync(join(root, ".vercel/project.json"), JSON.stringify(project));
  // The pages of this build are in .next afterwards: our own build must not take them for its own.
  rmSync(join(root, ".startline/build.sha256"), { force: true });
  await runProgram({
    name: "vercel build",
    command: "npx",
    args: ["--yes", CLI, "build", "--prod", "--yes"],
    folder: root,
    env: { PUBLIC_URL: "http://127.0.0.1", NEXT_TELEMETRY_DISABLED: "1", VERCEL_TELEMETRY_DISABLED: "1" },
  });
}

function check(): Promise<number> {
  const child = spawn(join(root, "node_modules/.bin/vitest"), ["run", "--project", "vercel"], {
    cwd: root,
    stdio: "inherit",
  });
  return new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
}
