import { expect, test } from "vitest";
import { thingsToTry } from "./things-to-try.ts";

const NOTHING = { joined: 0, failed: 0, paid: 0, refunded: 0, checkedIn: 0 };
const done = (tried: Partial<typeof NOTHING>) =>
  thingsToTry({ ...NOTHING, ...tried }).flatMap(({ name, isDone }) => (isDone ? [name] : []));

test.each([
  [{}, []],
  [{ joined: 1 }, []],
  [{ joined: 2 }, ["join"]],
  [{ failed: 1 }, ["fail"]],
  [{ paid: 1 }, ["pay"]],
  [{ checkedIn: 1 }, ["scan"]],
  [{ refunded: 1 }, ["refund"]],
])("of a rehearsal with %j these are ticked: %j", (tried, names) => expect(done(tried)).toEqual(names));
