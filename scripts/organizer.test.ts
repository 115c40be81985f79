import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const run = (...options: string[]) => spawnSync("node", ["scripts/organizer.ts", ...options], { encoding: "utf8" });

test.each([
  ["an address that is none", ["create", "notanemail"], "notanemail is not an email address.\n"],
  [
    "a role that there is not",
    ["create", "asha@club.example", "--role", "boss"],
    "There is no role boss. A role is one of owner, staff, check_in.\n",
  ],
])("%s is named before anything is asked of a database", (_what, options, said) => {
  const { status, stdout, stderr } = run(...options);
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: said });
});
