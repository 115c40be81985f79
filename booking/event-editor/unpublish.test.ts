import { expect, test } from "vitest";
import { add, BY } from "#tests/builders/added-rider.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { beforeCalling } from "#tests/money/interleave.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { readEvent } from "../events/read-event.ts";
import { unpublishEvent } from "./publish-event.ts";

async function aSale() {
  const { startline } = await aStartline();
  const event = await anEventOnSale(startline, { capacity: 5 });
  return { startline, event, stateNow: async () => (await readEvent(startline.db, event.id))?.state };
}

test("of the first place and of taking the event back, whichever has the lock first stands, and the other is refused", async () => {
  const first = await aSale();
  const taken = beforeCalling(first.startline, "change_event_state", () => add(first.startline, first.event));
  expect(await unpublishEvent({ ...taken, statusCache: first.startline.statusCache }, first.event.slug, BY)).toEqual({
    unpublished: false,
    because: "somebody_booked",
  });
  expect(await first.stateNow()).toBe("published");

  const second = await aSale();
  const { startline, event } = second;
  const late = beforeCalling(startline, "add_rider", () => unpublishEvent(startline, event.slug, BY));
  expect(await add(late, event)).toMatchObject({ added: false, because: "not_published" });
  expect(await second.stateNow()).toBe("draft");
});

test("without the look under the lock a draft has a rider", async () => {
  const { startline, event, stateNow } = await aSale();
  const taken = beforeCalling(startline, "change_event_state", () => add(startline, event));
  const off = {
    file: "51-change-event-state.sql",
    text: "p_state = 'draft' AND EXISTS (SELECT 1 FROM bookings WHERE event_id = p_event_id)",
    instead: "false",
  };
  await runWithoutText(startline.pool, off, async () => {
    await unpublishEvent({ ...taken, statusCache: startline.statusCache }, event.slug, BY);
    expect(await stateNow()).toBe("draft");
  });
});
