import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { copyOf } from "#app/copy/copy-of.ts";
import { OfflineLine } from "./offline-line.tsx";
import { factsAtFirst, type SaleFacts, type SaleProps, saleOf } from "./sale.ts";

const { event, refusals } = copyOf("en");
const props = { slug: "ride", locale: "en", categories: [], copy: { ...event, refusals } } as unknown as SaleProps;
const said = (facts: Partial<SaleFacts>): string =>
  renderToStaticMarkup(
    createElement(OfflineLine, {
      sale: saleOf(props, { ...factsAtFirst(props), ...facts }, { choose: () => {}, book: () => {} }),
    }),
  );

test("a server in trouble is not called a lost connection, and one lost call is no news", () => {
  expect(said({ failures: 1, isCut: true })).toBe("");
  expect(said({ failures: 2, isCut: true, ageSeconds: 5 })).toContain("No connection.");
  const busy = said({ failures: 2, ageSeconds: 5 });
  expect(busy).toContain("It&#x27;s very busy.");
  expect(busy).not.toContain("No connection");
});

test("what a press on Book says already is not said twice", () => {
  expect(said({ failures: 3, isCut: true, isBusy: true, said: event.sale.cut })).toBe("");
  expect(said({ failures: 3, isCut: true, said: event.sale.stillBusy })).toContain("No connection.");
});
