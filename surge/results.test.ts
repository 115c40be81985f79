import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Result, readResults, staleResults, tableOf } from "./results.ts";

const result = (commit: string, date = "2026-12-01T00:00:00Z") => ({ scenario: "launch", commit, date }) as Result;
const git = (...args: string[]) =>
  execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

/** How many commits have come since: by its commit, or where that was squashed away, by the time of the run. */
function distanceOf({ commit, date }: Result): number | null {
  try {
    git("merge-base", "--is-ancestor", commit, "HEAD");
    return Number(git("rev-list", "--count", `${commit}..HEAD`));
  } catch {
    // A run that is older than all of the history speaks of other code.
    const isOurs = git("rev-list", "--max-count=1", `--before=${date}`, "HEAD") !== "";
    return isOurs ? Number(git("rev-list", "--count", `--since=${date}`, "HEAD")) : null;
  }
}

test("results that more than 200 commits have come since are refused, and those whose age nobody can tell", () => {
  expect(staleResults([result("a")], () => 200)).toEqual([]);
  expect(staleResults([result("a")], () => 201)).toEqual(["launch: 201 commits old; run npm run surge -- all"]);
  expect(staleResults([result("a")], () => null)).toEqual(["launch: nobody can tell how old commit a is"]);
});

test("a result whose commit was squashed away is as old as its run", () => {
  const [unknown, before, now] = ["0".repeat(12), "1999-01-01T00:00:00Z", new Date().toISOString()];
  expect(distanceOf(result(git("rev-parse", "HEAD~1")))).toBeGreaterThan(0);
  expect(distanceOf(result(unknown, now))).toBe(0);
  expect(distanceOf(result(unknown, before))).toBeNull();
});

test("the results in the repository speak of this code", () => {
  expect(staleResults(readResults(), distanceOf)).toEqual([]);
});

test("the README quotes the results in the repository", () => {
  expect(readFileSync("README.md", "utf8")).toContain(tableOf(readResults()));
});
