import QRCode from "qrcode";
import { expect, test } from "vitest";
import { deriveSigningKeys } from "#platform/keys.ts";
import { ticketCodeOf } from "../bookings/ticket-code.ts";
import { readCheckInCode } from "./check-in-code.ts";
import { checkInCodeOf, checkInHashesOf, checkInHashOf } from "./sign-check-in-code.ts";

const keys = deriveSigningKeys(["one-secret-of-thirty-two-characters!"], "booking-access");
const other = deriveSigningKeys(["another-secret-of-thirty-two-charact"], "booking-access");
const booking = {
  eventId: "evt_k7m2p9qa",
  id: "bkg_k7m2p9qa01jh5zq8x3v7n4b2c",
  reference: "K7M2-Q9XD",
  linkGeneration: 0,
};

test("a code tells its event and its reference, whatever case a scanner makes of it", () => {
  const text = checkInCodeOf(keys, booking);
  const read = { kind: "signed", eventId: "evt_k7m2p9qa", reference: "K7M2Q9XD", text };
  expect(readCheckInCode(text)).toEqual(read);
  expect(readCheckInCode(` ${text.toLowerCase()}\n`)).toEqual(read);
});

test("a code fits a QR code of 25 modules, the second smallest", () => {
  expect(QRCode.create(checkInCodeOf(keys, booking), { errorCorrectionLevel: "M" }).modules.size).toBe(25);
});

test("the QR code of a ticket from before is a reference, and anything else is none of ours", () => {
  expect(readCheckInCode("k7m2-q9xd")).toEqual({ kind: "reference", reference: "K7M2Q9XD" });
  for (const text of ["", "https://example.org/K7M2-Q9XD", "SL1:K7M2", "SL2:K7M2P9QAK7M2Q9XD0123456789ABCDEF"]) {
    expect(readCheckInCode(text)).toEqual({ kind: "other" });
  }
});

test("a code opens no booking: nothing of the link's secret is in it", () => {
  const secret = checkInCodeOf(keys, booking).slice(-16).toLowerCase();
  expect(ticketCodeOf(keys, booking).slice(-14)).not.toBe(secret.slice(0, 14));
});

test("a list knows the codes of the key before, and tells those from before a correction", () => {
  const corrected = { ...booking, linkGeneration: 2 };
  const { codes, formerCodes } = checkInHashesOf([...keys, ...other], corrected);
  expect(codes).toEqual([keys, other].map((key) => checkInHashOf(checkInCodeOf(key, corrected))));
  expect(formerCodes).toHaveLength(4);
  expect(formerCodes).toContain(checkInHashOf(checkInCodeOf(other, booking)));
  expect(new Set([...codes, ...formerCodes]).size).toBe(6);
});

test("a list knows the ticket of whoever takes a place over after it was made, and makes no code", () => {
  const { comingCodes, ...known } = checkInHashesOf([...keys, ...other], booking);
  const passedOn = checkInCodeOf(keys, { ...booking, linkGeneration: 1 });
  expect(comingCodes).toContain(checkInHashOf(passedOn));
  expect([...known.codes, ...known.formerCodes]).not.toContain(checkInHashOf(passedOn));
  expect(comingCodes.join()).not.toContain(passedOn.slice(-16));
});
