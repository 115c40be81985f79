import { expect, test } from "vitest";
import { nextPathOf, scriptsIn } from "./next-page.ts";
import type { Sale } from "./sale.ts";

const sale = (change: Partial<Sale>) =>
  ({ slug: "ride", locale: "hi", myPlace: { kind: "nothing" }, action: "loading", status: null, ...change }) as Sale;
const open = (serving: number, issued: number) =>
  ({ phase: "open", queue: { serving, issued } }) as NonNullable<Sale["status"]>;

test("while nobody waits Book leads to a booking, and in a crowd to the queue", () => {
  expect(nextPathOf(sale({ action: "book", status: open(10, 10) }))).toBe("/hi/b/any");
  expect(nextPathOf(sale({ action: "book", status: open(10, 11) }))).toBe("/hi/e/ride/queue");
  expect(nextPathOf(sale({ action: "countdown" }))).toBe("/hi/e/ride/queue");
});

test("who has a booking is led to it", () => {
  expect(nextPathOf(sale({ myPlace: { kind: "held", bookingId: "bkg_1" } }))).toBe("/hi/b/bkg_1");
});

test("of a page the scripts are found that this browser will run, each once", () => {
  const page =
    '<script src="/_next/static/a.js" async=""></script><script src="/_next/static/b.js" async=""></script>' +
    '<script src="/_next/static/old.js" noModule=""></script><script src="/_next/static/a.js"></script><script>1</script>';
  expect(scriptsIn(page)).toEqual(["/_next/static/a.js", "/_next/static/b.js"]);
});
