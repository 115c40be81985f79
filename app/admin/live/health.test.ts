import { expect, test } from "vitest";
import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import { translateInto } from "../language/translate.ts";
import { healthOf } from "./health.ts";

const english = translateInto("en", null);

const well = {
  warnings: [],
  attention: 0,
  messages: { queued: 0, failed: 0 },
  refunds: { open: 0, failed: 0 },
  refused: { newcomer: 3, place_holder: 2 },
  answers: { answers: 400, slow: 40 },
  now: { concurrency: 20 },
  controls: { concurrencyTarget: 80 },
} as unknown as LiveSaleDocument;

test.each<[string, Partial<LiveSaleDocument>, string]>([
  ["an open alert", { attention: 1 }, "1 thing needs your attention."],
  ["alerts", { attention: 3 }, "3 things need your attention."],
  ["a refund that failed", { refunds: { open: 0, failed: 2 } }, "2 refunds failed."],
  ["people who were sent away", { warnings: ["newcomers_refused"] }, "3 times in the last 5 minutes"],
  ["people with a place who were sent away", { warnings: ["place_holders_refused"] }, "2 times in the last 5 minutes"],
  ["slow payments", { warnings: ["fewer_at_once"] }, "20 people instead of 80"],
  ["a pause", { warnings: ["paused"] }, "The sale is paused"],
  ["slow answers", { warnings: ["answers_slow"] }, "40 of 400 answers"],
  ["webhooks that are late", { warnings: ["webhooks_late"] }, "handled late"],
  ["messages that failed", { warnings: ["messages_failed"] }, "could not be delivered"],
  ["messages that are late", { warnings: ["messages_late"] }, "Confirmations are late"],
])("with %s not all is well", (_what, change, said) => {
  expect(healthOf(well, english).concerns).toEqual([]);
  expect(healthOf({ ...well, ...change }, english).concerns).toEqual([expect.stringContaining(said)]);
});

test("what only is under way is no concern, and an alert does not hide a strain", () => {
  const busy = { ...well, messages: { queued: 2, failed: 0 }, refunds: { open: 1, failed: 0 } };
  expect(healthOf(busy, english)).toEqual({ concerns: [], notes: ["2 messages on the way", "1 refund under way"] });
  expect(healthOf({ ...busy, attention: 1, warnings: ["paused"] }, english).concerns).toHaveLength(2);
});
