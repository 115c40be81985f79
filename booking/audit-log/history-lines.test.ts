import { expect, test } from "vitest";
import type { AuditAction, AuditEntry, AuditFacts } from "./audit-entry.ts";
import { asWords, historyLines } from "./history-lines.ts";

const linesOf = <Action extends AuditAction>(action: Action, facts: AuditFacts[Action]) =>
  historyLines(
    { id: "aud_1", action, subject: "evt_1", reference: null, by: "a@b.example", at: new Date(0), facts } as AuditEntry,
    (id) => (id === "que_1" ? "T-shirt size" : id),
  ).map(({ field, before, after, details }) => [field, before, after, details]);

test("each changed field has a line, by its name, with what it was and is", () => {
  const changes = [
    { field: "startsAt", from: "2027-02-13T23:30:00.000Z", to: "2027-02-14T00:30:00.000Z" },
    { field: "mapUrl", from: "", to: "https://maps.example" },
    { field: "isPriceBreakdownShown", from: "false", to: "true" },
    { field: "language", from: "en", to: "mr" },
    { field: "waiverTranslations.hi", from: "", to: "मैं" },
    { field: "translations.mr.Report at 5.30 am", from: "", to: "५.३०" },
  ];
  expect(linesOf("edit_event", { changes })).toEqual([
    ["Starts at", "2027-02-14 05:00:00", "2027-02-14 06:00:00", ""],
    ["Link to a map", "", "https://maps.example", ""],
    ["Price breakdown shown", "no", "yes", ""],
    ["Language", "English", "Marathi", ""],
    ["Waiver (Hindi)", "", "मैं", ""],
    ["Report at 5.30 am (Marathi)", "", "५.३०", ""],
  ]);
  expect(linesOf("correct_booking", { changes: [{ field: "answers.que_1", from: null, to: "XL" }] })).toEqual([
    ["T-shirt size", "", "XL", ""],
  ]);
});

test("an entry whose changes were erased keeps a line", () => {
  expect(linesOf("correct_booking", { changes: [] })).toEqual([["", "", "", ""]]);
});

test("what else is known stands beside it in words", () => {
  expect(
    linesOf("move_booking", { from: "100 km", to: "50 km", note: "Asked by phone", refundPaise: 50_000, owedPaise: 0 }),
  ).toEqual([["Category", "100 km", "50 km", "Note: Asked by phone; Refund: ₹500; Owed: ₹0"]]);
  expect(linesOf("pause_sale", { from: false, to: true })).toEqual([["Paused", "no", "yes", ""]]);
  expect(linesOf("switch_waitlist", { from: true, to: false })).toEqual([["Waitlist", "on", "off", ""]]);
  expect(linesOf("remove_from_waitlist", { name: "Asha" })).toEqual([["", "", "", "Name: Asha"]]);
  expect(linesOf("cancel_booking", { scope: "full", note: "Ill", amountPaise: 50_000 })).toEqual([
    ["", "", "", "Refunded: all that was paid; Note: Ill; Amount: ₹500"],
  ]);
  expect(linesOf("add_rider", { category: "50 km", reason: "", cashPaise: null, isWaiverSigned: true })).toEqual([
    ["", "", "", "Category: 50 km; Waiver signed: yes"],
  ]);
  expect(asWords("resend_ticket")).toBe("Resend ticket");
});
