import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { aMixedSale, type MixedSale } from "#tests/builders/mixed-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";

let opened: TestStartline;
let sale: MixedSale;
beforeAll(async () => {
  const clock = testClock();
  opened = await openTestStartline(clock);
  sale = await aMixedSale(opened, clock);
});
afterAll(() => opened.close());

test("a sale to which all happened that happens to money keeps every promise", async () => {
  expect(await brokenPromises(opened.startline)).toEqual([]);
  expect(await brokenPromises(opened.startline, sale.event.id)).toEqual([]);
});
