import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { copyOf } from "#app/copy/copy-of.ts";
import { OfflineNotice } from "./offline-notice.tsx";
import { factsAtFirst, type SaleFacts, type SaleProps, saleOf } from "./sale.ts";

const { event, refusals } = copyOf("en");
const props = { slug: "ride", locale: "en", categories: [], copy: { ...event, refusals } } as unknown as SaleProps;
const feedback = (facts: Partial<SaleFacts>): string =>
  renderToStaticMarkup(
    createElement(OfflineNotice, {
      sale: saleOf(props, { ...factsAtFirst(props), ...facts }, { choose: () => {}, book: () => {} }),
    }),
  );

test("a server in trouble is not called a lost connection, and one lost call is no news", () => {
  expect(feedback({ failures: 1, isOffline: true })).toBe("");
  expect(feedback({ failures: 2, isOffline: true, ageSeconds: 5 })).toContain("No connection.");
  const busy = feedback({ failures: 2, ageSeconds: 5 });
  expect(busy).toContain("It&#x27;s very busy.");
  expect(busy).not.toContain("No connection");
});

test("what Book's own message says is not repeated", () => {
  expect(feedback({ failures: 3, isOffline: true, isBusy: true, feedback: event.sale.retryingOffline })).toBe("");
  expect(feedback({ failures: 3, isOffline: true, feedback: event.sale.chooseCategory })).toContain("No connection.");
});
