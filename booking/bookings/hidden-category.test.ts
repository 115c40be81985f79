import { expect, test } from "vitest";
import { add, BY } from "#tests/builders/added-rider.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { callFirst } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aVisitor } from "#tests/builders/visitor.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { hideCategories } from "../capacity/change-capacity.ts";
import { readCategoryCounts } from "../capacity/read-capacity.ts";
import { ticketIdOf } from "../waiting-room/queue-ticket.ts";

/** A far and a near ride, with so many places each. */
async function aSale(places: number) {
  const opened = await aStartline();
  const { startline } = opened;
  const categories = ["cat_far", "cat_near"].map((id) => ({ id, capacity: places }));
  const event = await anEventOnSale(startline, { capacity: 2 * places, categories });
  return {
    ...opened,
    event,
    hide: (...ids: string[]) => hideCategories(startline, event.id, { hide: ids, show: [] }, BY),
    show: (...ids: string[]) => hideCategories(startline, event.id, { hide: [], show: ids }, BY),
    call: (numbers: number) => callFirst(startline, event.id, numbers),
    claim: async (number: number, categoryId: string) => {
      const turn = { eventId: event.id, ticketId: ticketIdOf(`visitor ${number} of ${event.id}`), number };
      const answer = await startline.claims.claim(turn, categoryId);
      return answer.granted ? "held" : `${answer.because} ${answer.openCategoryIds}`.trim();
    },
    heldIn: async (categoryId: string) =>
      (await readCategoryCounts(startline.db, event.id)).find((counts) => counts.categoryId === categoryId)?.held,
    broken: () => brokenPromises(startline, event.id),
  };
}

test("a hidden category is held by nobody, and who has a place in it keeps it", async () => {
  const sale = await aSale(5);
  await sale.call(3);
  expect(await sale.claim(1, "cat_far")).toBe("held");
  expect(await sale.hide("cat_far")).toBe("changed");
  expect(await sale.claim(2, "cat_far")).toBe("category_full cat_near");
  expect(await sale.claim(1, "cat_far")).toBe("held");
  expect(await sale.claim(2, "cat_near")).toBe("held");
  expect(await sale.show("cat_far")).toBe("changed");
  expect(await sale.claim(3, "cat_far")).toBe("held");
  expect(await sale.broken()).toEqual([]);
});

test("without the check under the lock an old page goes on selling a hidden category", async () => {
  const sale = await aSale(5);
  await sale.call(1);
  await sale.hide("cat_far");
  const off = { file: "20-hold-places.sql", text: "WHEN n.is_hidden THEN 0", instead: "WHEN false THEN 0" };
  await runWithoutText(sale.startline.pool, off, async () => {
    expect(await sale.claim(1, "cat_far")).toBe("held");
  });
});

test("of all who claim while a category is hidden nobody holds a place in it afterwards who did not before", async () => {
  const sale = await aSale(30);
  await sale.call(30);
  const claims = Array.from({ length: 30 }, (_, index) => sale.claim(index + 1, "cat_far"));
  expect(await sale.hide("cat_far")).toBe("changed");
  const heldThen = await sale.heldIn("cat_far");
  await Promise.all(claims);
  expect(await sale.heldIn("cat_far")).toBe(heldThen);
  expect(await sale.broken()).toEqual([]);
});

test("whoever was called finds a place: a category that one of them needs is not hidden yet", async () => {
  const sale = await aSale(2);
  await sale.call(3);
  expect(await sale.hide("cat_far")).toBe("people_called");
  for (const number of [1, 2]) expect(await sale.claim(number, "cat_near")).toBe("held");
  expect(await sale.hide("cat_near")).toBe("changed");
  expect(await sale.claim(3, "cat_far")).toBe("held");
  expect(await sale.broken()).toEqual([]);
});

test("hidden all the same, it leaves a called person without a place", async () => {
  const sale = await aSale(2);
  await sale.call(3);
  const off = {
    file: "57-hide-categories.sql",
    text: "IF v_hidden IS NOT NULL AND (SELECT e.called",
    instead: "IF false AND (SELECT e.called",
  };
  await runWithoutText(sale.startline.pool, off, async () => {
    expect(await sale.hide("cat_far")).toBe("changed");
    for (const number of [1, 2]) expect(await sale.claim(number, "cat_near")).toBe("held");
    expect(await sale.claim(3, "cat_near")).toMatch(/^category_full/);
    expect(await sale.broken()).not.toEqual([]);
  });
});

test("nobody is called for a place in a hidden category, and organizers add riders to it", async () => {
  const sale = await aSale(2);
  await sale.hide("cat_far");
  expect(await sale.call(10)).toMatchObject({ called: 2, free: 0, categories: [{ id: "cat_near" }] });
  for (const _ of [1, 2]) {
    expect(await add(sale.startline, sale.event, { categoryId: "cat_far" })).toMatchObject({ added: true });
  }
  expect(await add(sale.startline, sale.event, { categoryId: "cat_near" })).toMatchObject({ because: "event_full" });
  for (const number of [1, 2]) expect(await sale.claim(number, "cat_near")).toBe("held");
  expect(await sale.broken()).toEqual([]);
});

test("an old page that asks for a hidden category is told so, and what is open", async () => {
  const sale = await aSale(5);
  await sale.hide("cat_far");
  const visitor = aVisitor(sale.api.request, { ...sale.event, categoryId: "cat_far" });
  await visitor.join();
  await expect
    .poll(async () => (await visitor.claim()).body, { timeout: 10_000 })
    .toMatchObject({ code: "category_hidden", open: ["cat_near"] });
  const shown = await (await sale.api.request(`/api/events/${sale.event.slug}`)).json();
  expect(shown.categories.map(({ id }: { id: string }) => id)).toEqual(["cat_near"]);
});
