import { expect, test } from "vitest";
import type { Phase } from "#booking/waiting-room/phase.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { decideWaitingScreen } from "./decide-waiting-screen.ts";

const status = (phase: Phase, serving = 100, paused = false) =>
  ({ phase, paused, queue: { serving } }) as StatusDocument;
const facts = { wasCalled: false, hasLapsed: false };

test("a number waits until it is called", () => {
  expect(decideWaitingScreen({ ...facts, status: status("open", 100), number: 101 })).toBe("waiting");
  expect(decideWaitingScreen({ ...facts, status: status("open", 101), number: 101 })).toBe("turn");
  expect(decideWaitingScreen({ ...facts, status: status("open", 50), number: 101, wasCalled: true })).toBe("turn");
});

test("with the last places promised to those who were called, it is still their turn", () => {
  expect(decideWaitingScreen({ ...facts, status: status("standby", 1), number: 1 })).toBe("turn");
  expect(decideWaitingScreen({ ...facts, status: status("standby", 1), number: 2 })).toBe("waiting");
});

test("nobody is sent to claim while the sale is paused", () => {
  expect(decideWaitingScreen({ ...facts, status: status("open", 200, true), number: 101 })).toBe("waiting");
});

test("a visitor who joins before the opening is in the draw until the numbers are drawn, however late that is", () => {
  expect(decideWaitingScreen({ ...facts, status: status("pre_queue"), number: null })).toBe("draw");
  expect(decideWaitingScreen({ ...facts, status: null, number: null })).toBe("draw");
  expect(decideWaitingScreen({ ...facts, status: status("open", 0), number: null })).toBe("draw");
  expect(decideWaitingScreen({ ...facts, status: status("open", 0), number: 5 })).toBe("waiting");
});

test("a visitor who comes before the pre-queue is told when it opens, and one who comes during it joins", () => {
  expect(decideWaitingScreen({ ...facts, status: status("scheduled"), number: undefined })).toBe("not_open");
  expect(decideWaitingScreen({ ...facts, status: status("pre_queue"), number: undefined })).toBe("joining");
});

test("a called number whose place went to others is kept, and never sent back among those who wait", () => {
  const lapsed = { ...facts, number: 40, hasLapsed: true };
  expect(decideWaitingScreen({ ...lapsed, status: status("open", 100) })).toBe("lapsed");
  expect(decideWaitingScreen({ ...lapsed, status: status("standby", 100) })).toBe("lapsed");
  expect(decideWaitingScreen({ ...lapsed, status: status("sold_out", 100) })).toBe("sold_out");
});

test("the end of the sale is told to everybody, with or without a number", () => {
  for (const phase of ["sold_out", "closed", "cancelled"] as const) {
    expect(decideWaitingScreen({ ...facts, status: status(phase), number: 7, wasCalled: true })).toBe(phase);
    expect(decideWaitingScreen({ ...facts, status: status(phase), number: undefined })).toBe(phase);
  }
});
