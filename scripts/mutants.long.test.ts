import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** It starts servers, and runs the tests without and with the mutant. */
const TIMEOUT_MS = 300_000;

test("a mutant meets test files that open their database while they are imported", { timeout: TIMEOUT_MS }, () => {
  const folder = mkdtempSync(join(tmpdir(), "mutants-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const options = "--only 97-make-play-refund --sample 1 --tests booking/rehearsals/play-gateway".split(" ");
  const { stdout, status } = spawnSync("node", ["scripts/mutants.ts", ...options], {
    encoding: "utf8",
    env: { NODE_ENV: "test", PATH: process.env.PATH, TMPDIR: folder }, // Whoever runs it meanwhile keeps what it has found.
  });
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringMatching(/^killed /m) });
});
