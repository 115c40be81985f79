import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const run = (...options: string[]) => spawnSync("node", ["scripts/mutants.ts", ...options], { encoding: "utf8" });

test("a function that there is not is no success: what there is gets named", () => {
  const { status, stdout, stderr } = run("--only", "02-sweep-placs");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("There is no mutant of 02-sweep-placs. There are:");
  expect(stderr).toContain("\n  02-sweep-places\n");
  expect(run("--only", "02-sweep-places,typo", "--list").status).toBe(1);
});

test("of a function that there is, a mutant that there is not names those of the function", () => {
  const { status, stderr } = run("--only", "02-sweep-places:1:typo");
  expect(status).toBe(1);
  expect(stderr).toMatch(/\n {2}02-sweep-places:\d+:/);
  expect(stderr).not.toContain("20-hold-places");
  expect(run("--only", "db/functions/02-sweep-places.sql", "--list").status).toBe(0);
});
