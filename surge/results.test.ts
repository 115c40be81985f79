import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Result, readResults, staleResults, tableOf } from "./results.ts";

const result = (commit: string) => ({ scenario: "launch", commit }) as Result;

/** How many commits ago it was; null if it is none of ours. */
function distanceOf(commit: string): number | null {
  try {
    const git = (...args: string[]) =>
      execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    git("merge-base", "--is-ancestor", commit, "HEAD");
    return Number(git("rev-list", "--count", `${commit}..HEAD`));
  } catch {
    return null;
  }
}

test("results more than 200 commits older than the code are refused, and results of no commit of ours", () => {
  expect(staleResults([result("a")], () => 200)).toEqual([]);
  expect(staleResults([result("a")], () => 201)).toEqual(["launch: 201 commits old; run npm run surge -- all"]);
  expect(staleResults([result("a")], () => null)).toEqual(["launch: commit a is not in the history"]);
});

test("the results in the repository speak of this code", () => {
  expect(staleResults(readResults(), distanceOf)).toEqual([]);
});

test("the README quotes the results in the repository", () => {
  expect(readFileSync("README.md", "utf8")).toContain(tableOf(readResults()));
});
