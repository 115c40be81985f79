import { expect, test } from "vitest";
import type { Phase } from "#booking/waiting-room/phase.ts";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { decideOutlook, decideWaiting } from "./decide-waiting.ts";

const status = (phase: Phase, serving = 100, paused = false) =>
  ({ phase, paused, queue: { serving } }) as StatusDocument;

test("a number waits until it is called", () => {
  expect(decideWaiting({ status: status("open", 100), number: 101, wasCalled: false })).toBe("waiting");
  expect(decideWaiting({ status: status("open", 101), number: 101, wasCalled: false })).toBe("turn");
  expect(decideWaiting({ status: status("open", 50), number: 101, wasCalled: true })).toBe("turn");
});

test("nobody is sent to claim while the sale is paused", () => {
  expect(decideWaiting({ status: status("open", 200, true), number: 101, wasCalled: false })).toBe("waiting");
});

test("before the draw nobody has a number", () => {
  expect(decideWaiting({ status: status("pre_queue"), number: null, wasCalled: false })).toBe("draw");
});

test("the end of the sale is told to everybody, with or without a number", () => {
  for (const phase of ["sold_out", "closed", "cancelled"] as const) {
    expect(decideWaiting({ status: status(phase), number: 7, wasCalled: true })).toBe(phase);
    expect(decideWaiting({ status: status(phase), number: undefined, wasCalled: false })).toBe(phase);
  }
});

test("the outlook is uncertain when more people are ahead than places are left", () => {
  const open = { phase: "open", paused: false, remaining: 50 } as const;
  expect(decideOutlook(open, 20)).toBe("likely");
  expect(decideOutlook(open, 50)).toBe("uncertain");
  expect(decideOutlook({ ...open, phase: "standby" }, 1)).toBe("standby");
  expect(decideOutlook({ ...open, paused: true }, 1)).toBe("paused");
});
