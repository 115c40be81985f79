import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { createTestDatabase } from "#tests/setup/database.ts";

test("a database that is up to date is said to be so", async () => {
  const env = { ...process.env, DATABASE_URL: await createTestDatabase(), DATABASE_URL_DIRECT: "" };
  const { status, stdout, stderr } = spawnSync("node", ["scripts/migrate.ts"], { encoding: "utf8", env });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toBe("No migration was missing; functions and time-outs are those of this release.\n");
});
