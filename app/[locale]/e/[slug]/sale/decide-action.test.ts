import { expect, test } from "vitest";
import type { Phase } from "#booking/waiting-room/phase.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { decideAction, type MyPlace } from "./decide-action.ts";

const status = (phase: Phase, serving = 10) => ({ phase, queue: { serving } }) as StatusDocument;
const nothing: MyPlace = { kind: "nothing" };

test("each phase has one action", () => {
  const phases: Phase[] = ["scheduled", "pre_queue", "open", "standby", "sold_out", "closed", "cancelled"];
  expect(phases.map((phase) => decideAction(status(phase), nothing))).toEqual([
    "countdown",
    "join_draw",
    "book",
    "join_queue",
    "none",
    "none",
    "none",
  ]);
});

test("once all is sold people may wait for what comes back, where there is a waitlist", () => {
  expect(decideAction({ ...status("sold_out"), waitlistOpen: true }, nothing)).toBe("waitlist");
  expect(decideAction({ ...status("sold_out"), waitlistOpen: false }, nothing)).toBe("none");
});

test("who is on the waitlist is led back to it once all is sold, and books like anybody where places are free", () => {
  const mine: MyPlace = { kind: "nothing", isOnWaitlist: true };
  expect(decideAction({ ...status("sold_out"), waitlistOpen: false }, mine)).toBe("back_to_waitlist");
  expect(decideAction(status("open"), mine)).toBe("book");
});

test("who has a booking in this browser is led to it in every phase, also without a connection", () => {
  expect(decideAction(status("sold_out"), { kind: "held", bookingId: "bkg_1" })).toBe("continue");
  expect(decideAction(null, { kind: "confirmed", bookingId: "bkg_1" })).toBe("ticket");
  expect(decideAction(status("open"), { kind: "pending", bookingId: "bkg_1" })).toBe("see_booking");
});

test("who waits goes back to the queue, who was called books", () => {
  expect(decideAction(status("open", 10), { kind: "number", number: 11 })).toBe("back_to_queue");
  expect(decideAction(status("open", 10), { kind: "number", number: 10 })).toBe("book");
});

test("before the draw who is in it goes back to the queue, and after it finds the number there", () => {
  const inTheDraw: MyPlace = { kind: "number", number: null };
  expect(decideAction(status("pre_queue", 0), inTheDraw)).toBe("back_to_queue");
  expect(decideAction(status("open", 10), inTheDraw)).toBe("back_to_queue");
});
