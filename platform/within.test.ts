import { expect, test } from "vitest";
import { within } from "./within.ts";

const never = new Promise<string>(() => {});

test("what is in time is answered, also when it fails; for the rest nobody waits", async () => {
  expect(await within(1000, Promise.resolve("here"))).toBe("here");
  await expect(within(1000, Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await expect(within(5, never)).rejects.toThrow("No answer within 5 ms");
});
