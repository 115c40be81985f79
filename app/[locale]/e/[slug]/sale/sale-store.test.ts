import { expect, test } from "vitest";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import type { Sale, SaleProps } from "./sale.ts";
import { createSaleStore } from "./sale-store.ts";

const category = (id: string) => ({ id, name: id, pricePaise: 102_500, platformFeePaise: 2500 });
const presses = { choose: () => {}, book: () => {} };
const open = { phase: "open", queue: { serving: 10 } } as StatusDocument;

function aStore(...ids: string[]) {
  const shown: Sale[] = [];
  const props = { slug: "ride", categories: ids.map(category) } as SaleProps;
  return { store: createSaleStore(props, presses, (sale) => shown.push(sale)), shown };
}

test("an only category is chosen from the start, of several none", () => {
  expect(aStore("cat_full").store.read()).toMatchObject({ chosenId: "cat_full", action: "loading" });
  expect(aStore("cat_full", "cat_half").store.read().chosenId).toBeNull();
});

test("a new status changes the page's one action", () => {
  const { store, shown } = aStore("cat_full");
  store.change({ status: open });
  store.change({ myPlace: { kind: "held", bookingId: "bkg_1" } });
  expect(shown.map(({ action }) => action)).toEqual(["book", "continue"]);
  expect(store.read()).toEqual(shown.at(-1));
});

test("what stays as it was draws nothing again", () => {
  const { store, shown } = aStore("cat_full", "cat_half");
  store.change({ secondsToOpen: 60, ageSeconds: null });
  store.change({ secondsToOpen: 60 });
  store.change({ secondsToOpen: 59 });
  expect(shown.map(({ secondsToOpen }) => secondsToOpen)).toEqual([60, 59]);
});
