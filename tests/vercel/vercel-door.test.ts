import { expect, test } from "vitest";
import { describeContract } from "../doors/contract.ts";
import { readFunctions } from "./built-functions.ts";
import { openVercelDoor } from "./open-vercel-door.ts";

/** Names and megabytes at most; a file of ours that becomes a function of its own, or a package that comes along, is seen here. */
const FUNCTIONS = {
  "[locale]/b.func": 35,
  "[locale]/contact.func": 35,
  "[locale]/e/[slug].func": 35,
  "_middleware.func": 3,
  "api/[[...route]].func": 70,
};

test("Vercel builds five functions, and none of them is larger than it should be", () => {
  const functions = readFunctions();
  expect(functions.map(({ name }) => name).toSorted()).toEqual(Object.keys(FUNCTIONS));
  const tooLarge = functions.filter(({ name, bytes }) => bytes / 1e6 > FUNCTIONS[name as keyof typeof FUNCTIONS]);
  expect(tooLarge.map(({ name, bytes }) => `${name}: ${bytes / 1e6} MB`)).toEqual([]);
});

describeContract("two instances of each built function through PgBouncer, without a worker", openVercelDoor);
