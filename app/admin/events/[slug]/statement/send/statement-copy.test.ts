import { expect, test } from "vitest";
import { translateInto } from "../../../../language/translate.ts";
import { addressesOf } from "./statement-addresses.ts";
import { sentStatementCopy } from "./statement-copy.ts";

test.each([
  ["queued", null, "Being sent."],
  ["queued", "try_later: Rate exceeded", "We try again automatically."],
  ["sent", null, "Sent, Sunday, 14 February 2027, 10:00 am IST."],
  ["failed", "refused: no such box", "The address was refused."],
  ["failed", "broken: no font", "We could not write the statement."],
  ["failed", "unknown: no answer", "Send it again."],
] as const)("of a statement that is %s (%s) it is said: %s", (state, lastError, words) => {
  const sentAt = state === "sent" ? "2027-02-14T04:30:00Z" : null;
  expect(sentStatementCopy({ state, sentAt, lastError }, translateInto("en", null))).toContain(words);
});

test("one's own address comes first, then the event's, then those that it went to before, each once", () => {
  const sent = ["books@ngo.example", "asha@ngo.example", "books@ngo.example"].map((sentTo) => ({ sentTo }));
  expect(addressesOf("asha@ngo.example", "Ride@ngo.example", sent)).toEqual([
    "asha@ngo.example",
    "ride@ngo.example",
    "books@ngo.example",
  ]);
  expect(addressesOf("asha@ngo.example", "", [])).toEqual(["asha@ngo.example"]);
});
