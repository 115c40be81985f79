import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { isPortFree } from "../../servers/free-port.ts";

const PORTS = 3;

/** Below those that the system gives to connections, of which other tests make many meanwhile. */
const PORTS_FROM = 10_000;
const PORTS_TO = 30_000;

/** The first of as many free ports as the surge takes in a row. */
async function freePorts(): Promise<number> {
  for (;;) {
    const first = randomInt(PORTS_FROM, PORTS_TO);
    const areFree = await Promise.all(Array.from({ length: PORTS }, (_, index) => isPortFree(first + index)));
    if (!areFree.includes(false)) return first;
  }
}

test("a small launch is rehearsed on servers of its own: it keeps every law, and is reported", async () => {
  const folder = mkdtempSync(join(tmpdir(), "surge-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const size = ["--visitors", "100", "--seconds", "3", "--places", "15", "--think", "0.1"];
  const options = ["--port", String(await freePorts()), "--out", folder];

  // It fails with everything that was printed.
  await promisify(execFile)(process.execPath, ["surge/main.ts", "launch", ...size, ...options]);

  const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
  expect(report.verdict).toBe("kept");
  expect(report.ends.confirmed).toBe(15);
  expect(report.cpu.seconds.postgresql).toBeGreaterThan(0);
  const page = readFileSync(join(folder, "report.html"), "utf8");
  for (const title of ["Places over time", "People in the queue", "Cores in use"]) expect(page).toContain(title);
}, 120_000);

test.each([
  [["all", "--visitors", "nobody"], "--visitors must be a whole number above 0, not nobody."],
  [["all", "--only", "launch,lunch"], "There is no scenario lunch."],
  [["launch", "--only", "launch"], "--only belongs to `all`."],
  [["launch", "--places", "1.5"], "--places must be a whole number above 0, not 1.5."],
  [["launch", "--port", "99999"], "--port must be a whole number above 0 and up to 65533, not 99999."],
  [["launch", "--simulator", "http://127.0.0.1:1"], "--simulator belongs to --against."],
  [["launch", "--against", "rides", "--event", "ride"], "rides is no address"],
  [["lunch"], "npm run surge -- SCENARIO"],
])("what can't be played is said: surge %j", async (given, sentence) => {
  const run = promisify(execFile)(process.execPath, ["surge/main.ts", ...given]);

  await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
});

test("a port that is taken is said, and nobody plays against what runs there", async () => {
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as AddressInfo;
  const run = promisify(execFile)(process.execPath, ["surge/main.ts", "launch", "--port", String(port)]);

  await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(`Port ${port} is taken.`) });
});
