import { expect, test } from "vitest";
import { signTicket } from "#booking/waiting-room/queue-ticket.ts";
import { deriveSigningKeys } from "#platform/keys.ts";
import { fragmentOf, readFragment } from "./place-link.ts";

const nonce = "n".repeat(32);
const ticket = signTicket(deriveSigningKeys(["a secret"], "tickets"), {
  eventId: "evt_abcdefgh",
  index: 4711,
  ticketId: "A".repeat(22),
  validFrom: 0,
});

test("a link brings nonce, ticket and index to another browser", () => {
  expect(readFragment(fragmentOf({ nonce, ticket }))).toEqual({ nonce, ticket, index: 4711 });
});

test("a nonce alone is a link too", () => {
  expect(fragmentOf({ nonce })).toBe(`#k=${nonce}`);
  expect(readFragment(`#k=${nonce}`)).toEqual({ nonce });
});

test("a browser that found its place by the cookie hands on the ticket, and not its new nonce", () => {
  const link = fragmentOf({ nonce, ticket, isFromCookie: true });
  expect(link).toBe(`#t=${ticket}`);
  expect(readFragment(link)).toEqual({ nonce: null, ticket, index: 4711 });
});

test("what is no link, or no ticket, is not taken for one", () => {
  expect(readFragment("")).toBeNull();
  expect(readFragment("#k=short")).toBeNull();
  expect(readFragment(`#k=${nonce}&t=<script>`)).toEqual({ nonce });
});
