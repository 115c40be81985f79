import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../../servers/free-port.ts";

const PORTS = 3;

/** The first of as many free ports as the surge takes in a row; the others are taken to be free too. */
async function freePorts(): Promise<number> {
  const port = await freePort();
  return port + PORTS < 65_535 ? port : port - PORTS;
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
