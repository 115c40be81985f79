import { expect, test } from "vitest";
import { decideWaitlistScreen } from "./decide-waitlist-screen.ts";

const soldOut = { phase: "sold_out", waitlistOpen: true } as const;
const waiting = { state: "waiting", isWaitlistOn: true, offer: null } as const;

test("whoever has not joined sees the form only while there is something to wait for", () => {
  const screenOf = (status: Parameters<typeof decideWaitlistScreen>[0]["status"]) =>
    decideWaitlistScreen({ status, entry: null });
  expect(screenOf(soldOut)).toBe("form");
  expect(screenOf({ phase: "sold_out", waitlistOpen: false })).toBe("none");
  expect(screenOf({ phase: "sold_out" })).toBe("none"); // A server of the release before.
  expect(screenOf({ phase: "standby", waitlistOpen: false })).toBe("free");
  expect(screenOf({ phase: "closed", waitlistOpen: false })).toBe("closed");
  expect(screenOf(null)).toBe("loading");
});

test("the form goes once the waitlist was turned off, before the status says so", () => {
  expect(decideWaitlistScreen({ status: soldOut, entry: null, isRefused: true })).toBe("none");
});

test("whoever waits is told so also without a connection, and the truth once the sale is over", () => {
  expect(decideWaitlistScreen({ status: null, entry: waiting })).toBe("waiting");
  expect(decideWaitlistScreen({ status: { phase: "open" }, entry: waiting })).toBe("waiting");
  expect(decideWaitlistScreen({ status: soldOut, entry: { ...waiting, isWaitlistOn: false } })).toBe("off");
  expect(decideWaitlistScreen({ status: { phase: "cancelled" }, entry: waiting })).toBe("called_off");
  const ended = { ...waiting, state: "given_back" } as const;
  expect(decideWaitlistScreen({ status: { phase: "cancelled" }, entry: ended })).toBe("called_off");
});

test("an offer that is being paid for can be neither taken nor given back", () => {
  const offer = { bookingId: "bkg_1", accessToken: "secret", until: "2026-12-01T18:00:00Z", isPaying: true };
  const offered = { state: "offered", isWaitlistOn: true, offer } as const;
  expect(decideWaitlistScreen({ status: soldOut, entry: offered })).toBe("paying");
  expect(decideWaitlistScreen({ status: soldOut, entry: { ...offered, offer: { ...offer, isPaying: false } } })).toBe(
    "offered",
  );
});

test("an offer is shown whatever the sale's phase: it was made before", () => {
  expect(decideWaitlistScreen({ status: { phase: "closed" }, entry: { ...waiting, state: "offered" } })).toBe(
    "offered",
  );
});
