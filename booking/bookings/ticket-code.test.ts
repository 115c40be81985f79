import { expect, test } from "vitest";
import { deriveSigningKeys } from "#platform/keys.ts";
import { isTicketCodeOf, readTicketCode, ticketCodeOf } from "./ticket-code.ts";

const keys = deriveSigningKeys(["one-secret-of-thirty-two-characters!"], "booking-access");
const other = deriveSigningKeys(["another-secret-of-thirty-two-charact"], "booking-access");
const booking = {
  id: "bkg_k7m2p9qa01jh5zq8x3v7n4b2c",
  eventId: "evt_k7m2p9qa",
  reference: "7K3M-9QX2",
  linkGeneration: 0,
};

test("a ticket code fits a DLT slot, is letters and digits, and names its booking", () => {
  const code = ticketCodeOf(keys, booking);
  expect(code).toMatch(/^[0-9a-z]{30}$/);
  expect(readTicketCode(code)).toEqual({ eventId: "evt_k7m2p9qa", reference: "7K3M-9QX2" });
  expect(isTicketCodeOf(keys, booking, code)).toBe(true);
  expect(isTicketCodeOf(keys, booking, code.toUpperCase())).toBe(true);
});

test("a ticket code opens no other booking, and a changed one opens nothing", () => {
  const code = ticketCodeOf(keys, booking);
  expect(isTicketCodeOf(keys, { ...booking, id: "bkg_k7m2p9qa01jh5zq8x3v7n4b2d" }, code)).toBe(false);
  expect(isTicketCodeOf(other, booking, code)).toBe(false);
  expect(isTicketCodeOf(keys, booking, `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`)).toBe(false);
  expect(readTicketCode(`${code}0`)).toBeNull();
});

test("a code of an earlier generation of the links opens nothing, and the new one is as short", () => {
  const corrected = { ...booking, linkGeneration: 1 };
  const code = ticketCodeOf(keys, corrected);
  expect(code).toMatch(/^[0-9a-z]{30}$/);
  expect(isTicketCodeOf(keys, corrected, code)).toBe(true);
  expect(isTicketCodeOf(keys, corrected, ticketCodeOf(keys, booking))).toBe(false);
  expect(isTicketCodeOf(keys, booking, code)).toBe(false);
});

test("after a rotation of the key the codes that were sent before open their booking", () => {
  expect(isTicketCodeOf([...other, ...keys], booking, ticketCodeOf(keys, booking))).toBe(true);
});
