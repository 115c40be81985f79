import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveSigningKeys, sha256 } from "#platform/keys.ts";
import { type QueueTicket, readTicket, signTicket, ticketIdOf } from "./queue-ticket.ts";

const keysOf = (...secrets: string[]) => deriveSigningKeys(secrets, "queue-tickets");
const [before, during, after] = [keysOf("old"), keysOf("new", "old"), keysOf("new")];

const ticketIds = fc.string({ minLength: 22, maxLength: 40, unit: fc.constantFrom(..."abcXYZ019_-") }).map(ticketIdOf);
const tickets: fc.Arbitrary<QueueTicket> = fc.record({
  eventId: fc.constantFrom("evt_abcdefgh", "evt_01234567"),
  index: fc.integer({ min: 1, max: 1e12 }),
  ticketId: ticketIds,
  validFrom: fc.integer({ min: 0, max: 4e9 }),
});

test("a ticket says what was signed, with the key before the current too, until that is taken away", () => {
  fc.assert(
    fc.property(tickets, (ticket) => {
      const old = signTicket(before, ticket);
      expect(readTicket(during, old, ticket.eventId)).toEqual(ticket);
      expect(readTicket(after, old, ticket.eventId)).toBeNull();
      const made = signTicket(during, ticket);
      expect(made).toBe(signTicket(after, ticket));
      expect(readTicket(before, made, ticket.eventId)).toBeNull();
    }),
  );
});

test("a ticket that was altered anywhere, or is of another event, another key or another purpose, is none", () => {
  fc.assert(
    fc.property(tickets, fc.nat(), fc.nat({ max: 3 }), fc.string({ maxLength: 3 }), (ticket, at, cut, put) => {
      const signed = signTicket(during, ticket);
      const place = at % (signed.length + 1);
      const altered = signed.slice(0, place) + put + signed.slice(place + cut);
      if (altered !== signed) expect(readTicket(during, altered, ticket.eventId)).toBeNull();
      expect(readTicket(during, signed, "evt_zzzzzzzz")).toBeNull();
      expect(readTicket(during, signTicket(keysOf("a guess"), ticket), ticket.eventId)).toBeNull();
      const elsewhere = deriveSigningKeys(["new"], "booking-access");
      expect(readTicket(during, signTicket(elsewhere, ticket), ticket.eventId)).toBeNull();
    }),
    { numRuns: 500 },
  );
});

test("the fields of one ticket under the signature of another are none", () => {
  fc.assert(
    fc.property(tickets, tickets, (one, other) => {
      const [fields, signature] = [signTicket(during, one), signTicket(during, other)].map((text) => text.split("."));
      const mixed = [...(fields ?? []).slice(0, -1), signature?.at(-1)].join(".");
      const read = readTicket(during, mixed, one.eventId);
      expect(read === null || JSON.stringify(read) === JSON.stringify(other)).toBe(true);
    }),
  );
});

test("two nonces that the queue can't tell apart have one ticket", () => {
  const nonce = "A".repeat(22);
  const kept = sha256(nonce).subarray(0, 9);
  const ticketId = ticketIdOf(nonce);
  expect(ticketId).toHaveLength(22);
  expect(Buffer.from(ticketId, "base64url").subarray(0, 9)).toEqual(kept);
  expect(Buffer.from(ticketId, "base64url").subarray(9)).toEqual(sha256(kept).subarray(0, 7));
});
