import { expect, test } from "vitest";
import { describeContract } from "../doors/contract.ts";
import { functionOf, readFunctions } from "./built-functions.ts";
import { openVercelDoor } from "./open-vercel-door.ts";

/**
 * An address that leads to each, and megabytes at most: a file of ours that becomes a function of its own, or a package that comes
 * along, is seen here. Vercel names a function after whichever of its addresses comes first.
 */
const FUNCTIONS = {
  "/[locale]/b": 35,
  "/[locale]/contact": 35,
  "/[locale]/e/[slug]": 35,
  "/_middleware": 3,
  "/api/[[...route]]": 70,
};

test("Vercel builds five functions, and none of them is larger than it should be", () => {
  const limits = new Map(Object.entries(FUNCTIONS).map(([path, megabytes]) => [functionOf(path), megabytes]));
  const functions = readFunctions();
  expect(functions.map(({ name }) => name).toSorted()).toEqual([...limits.keys()].toSorted());
  const tooLarge = functions.filter(({ name, bytes }) => bytes / 1e6 > (limits.get(name) ?? 0));
  expect(tooLarge.map(({ name, bytes }) => `${name}: ${bytes / 1e6} MB`)).toEqual([]);
});

describeContract("two instances of each built function through PgBouncer, without a worker", openVercelDoor);
