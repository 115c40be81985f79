import { expect, test } from "vitest";
import { BY } from "#tests/builders/added-rider.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { beforeCalling } from "#tests/money/interleave.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { readEventCapacity } from "../capacity/read-event-capacity.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { draftOfEvent } from "../events/draft-of-event.ts";
import { readEvent } from "../events/read-event.ts";
import { editEvent } from "./save-event.ts";

test("of two who each hide another category, one in the middle of the other's save, neither shows what the other hides", async () => {
  const { startline } = await aStartline();
  const { db } = startline;
  const categories = ["cat_far", "cat_near", "cat_short"].map((id) => ({ id, capacity: 3 }));
  const { id, slug } = await anEventOnSale(startline, { capacity: 9, categories });
  const draft = draftOfEvent((await readEvent(db, id)) as BookableEvent, await readEventCapacity(db, id));
  const hide = (deps: typeof startline, hidden: string) => {
    const base = { categories: draft.categories };
    const wanted = { categories: draft.categories.map((each) => ({ ...each, isHidden: each.id === hidden })) };
    return editEvent(deps, slug, { base, wanted }, BY);
  };
  const meanwhile = beforeCalling(startline, "hide_categories", () => hide(startline, "cat_near"));
  expect(await hide(meanwhile, "cat_far")).toMatchObject({ saved: true });
  const now = await readEvent(db, id);
  expect(now?.categories.filter(({ isHidden }) => isHidden).map((each) => each.id)).toEqual(["cat_far", "cat_near"]);
});
