import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const script = fileURLToPath(new URL("start.ts", import.meta.url));

test.each(["server", "worker"])("before a build the %s says in one sentence which command makes one", (program) => {
  const cwd = mkdtempSync(join(tmpdir(), "startline-"));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const ended = spawnSync(process.execPath, [script, program], { cwd, encoding: "utf8" });
  expect(ended.stderr).toBe("There is no build yet. Run `npm run build` first.\n");
  expect(ended.status).toBe(1);
});
