import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { processMark } from "./process-mark.ts";
import { OWNER_FILE, RUN_FOLDER_PREFIX, reapOrphans, STARTED_SUFFIX } from "./reap-orphans.ts";
import { recordProcess } from "./recorded-process.ts";
import { runFolderParent } from "./run-folder.ts";

test("a server whose owner was killed is ended by the next run", async () => {
  const owner = spawn(process.execPath, ["--input-type=module-typescript", "-e", startsRedis], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await linesOf(owner);
  const redisPid = Number(line);
  owner.kill("SIGKILL");
  await expect.poll(() => processMark(Number(owner.pid))).toBeNull();
  expect(processMark(redisPid)).not.toBeNull();

  await reapOrphans(runFolderParent());

  expect(processMark(redisPid)).toBeNull();
});

test("a server whose owner still runs is left alone", async () => {
  const { parent, bystander } = aRunFolder({ ownerPid: process.pid });

  await reapOrphans(parent);

  expect(processMark(bystander)).not.toBeNull();
});

test("a stranger that was given the recorded id is left alone", async () => {
  const { parent, folder, bystander } = aRunFolder({ ownerPid: process.pid });
  for (const file of [OWNER_FILE, `1${STARTED_SUFFIX}`]) {
    const recorded = JSON.parse(readFileSync(join(folder, file), "utf8"));
    writeFileSync(join(folder, file), JSON.stringify({ ...recorded, mark: "another start time" }));
  }

  await reapOrphans(parent);

  expect(processMark(bystander)).not.toBeNull();
});

const startsRedis = `
  const { startRedis } = await import(${JSON.stringify(new URL("./redis.ts", import.meta.url).href)});
  console.log((await startRedis()).pid);
  setInterval(() => {}, 1000);
`;

async function linesOf(child: ChildProcess): Promise<string[]> {
  if (child.stdout === null) throw new Error("the child was started without a pipe");
  for await (const line of createInterface(child.stdout)) return [line];
  return [];
}

/** A run folder in a place of its own, with one recorded process that nobody may end. */
function aRunFolder({ ownerPid }: { ownerPid: number }): { parent: string; folder: string; bystander: number } {
  const parent = mkdtempSync(join(tmpdir(), "reap-test-"));
  const folder = join(parent, `${RUN_FOLDER_PREFIX}x`);
  mkdirSync(folder);
  const child = spawn("sleep", ["60"], { stdio: "ignore" });
  onTestFinished(() => {
    child.kill();
    rmSync(parent, { recursive: true });
  });
  const bystander = Number(child.pid);
  recordProcess(join(folder, OWNER_FILE), ownerPid);
  recordProcess(join(folder, `1${STARTED_SUFFIX}`), bystander);
  return { parent, folder, bystander };
}
