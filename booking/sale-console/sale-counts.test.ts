import { expect, test } from "vitest";
import { fillMinutes, listSaleWarnings } from "./sale-counts.ts";

const now = new Date("2027-01-10T04:45:30Z");

test("minutes in which nobody was confirmed are there with zero, the one under way is last", () => {
  const filled = fillMinutes([{ minute: new Date("2027-01-10T04:40:00Z"), count: 7 }], now);
  expect(filled).toHaveLength(16);
  expect(filled[0]).toEqual({ minute: new Date("2027-01-10T04:30:00Z"), count: 0 });
  expect(filled[10]).toEqual({ minute: new Date("2027-01-10T04:40:00Z"), count: 7 });
  expect(filled.at(-1)).toEqual({ minute: new Date("2027-01-10T04:45:00Z"), count: 0 });
});

test("nothing is wrong until something is", () => {
  const refused = { newcomer: 0, place_holder: 0 };
  const well = {
    refused,
    messagesFailed: 0,
    oldestQueuedAt: new Date("2027-01-10T04:45:00Z"),
    oldestWebhookAt: new Date("2027-01-10T04:45:00Z"),
    answers: { answers: 1000, slow: 50 },
  };
  expect(listSaleWarnings(well, now)).toEqual([]);
  expect(
    listSaleWarnings(
      {
        refused: { newcomer: 7, place_holder: 0 },
        messagesFailed: 1,
        oldestQueuedAt: new Date("2027-01-10T04:40:00Z"),
        oldestWebhookAt: new Date("2027-01-10T04:44:00Z"),
        answers: { answers: 1000, slow: 51 },
      },
      now,
    ),
  ).toEqual(["newcomers_refused", "answers_slow", "webhooks_late", "messages_failed", "messages_late"]);
});

test("that nobody knows how fast riders are answered is no strain, and of a few answers the slow ones say nothing", () => {
  const well = {
    refused: { newcomer: 0, place_holder: 0 },
    messagesFailed: 0,
    oldestQueuedAt: null,
    oldestWebhookAt: null,
  };
  expect(listSaleWarnings({ ...well, answers: null }, now)).toEqual([]);
  expect(listSaleWarnings({ ...well, answers: { answers: 9, slow: 9 } }, now)).toEqual([]);
});
