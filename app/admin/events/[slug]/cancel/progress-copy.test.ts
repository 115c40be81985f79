import { expect, test } from "vitest";
import type { CancellationProgress } from "#http/admin/cancel-schemas.ts";
import { translateInto } from "../../../language/translate.ts";
import { doneCopy, staleCopy, totalsOf } from "./progress-copy.ts";

const english = translateInto("en", null);

const nothing: CancellationProgress = {
  scope: "full",
  note: "The ghat is closed",
  by: "asha@startline.example",
  requestedAt: "2027-02-14T04:30:00Z",
  finishedAt: null,
  bookings: { ended: 0, remaining: 0 },
  refunds: { wanted: 0, requested: 0, processed: 0, failed: 0 },
  refundsWaiting: 0,
  refundedPaise: 0,
  toRefundPaise: 0,
  messages: { queued: 0, sent: 0, failed: 0 },
};

test("the totals stand still while booking after booking ends, its money goes back and its person is told", () => {
  const price = 152_500;
  const all = Array.from({ length: 6 }, (_, ended) => {
    const remaining = 5 - ended;
    const preview = {
      confirmed: remaining,
      paying: 0,
      held: 0,
      refundDue: { full: remaining * price, keep_fee: remaining * 150_000 },
    };
    const progress = {
      ...nothing,
      bookings: { ended, remaining },
      toRefundPaise: ended * price,
      messages: { queued: ended, sent: ended, failed: 0 },
    };
    return totalsOf(progress, preview);
  });
  for (const totals of all) expect(totals).toEqual({ bookings: 5, toRefundPaise: 5 * price, messages: 10 });
});

test("of an event that nobody had booked it is not said that money went back or that anybody was told", () => {
  expect(doneCopy({ ...nothing, finishedAt: "2027-02-14T04:31:00Z" }, english)).toBe(
    "Nobody had booked, so there was nothing to refund and nobody to tell.",
  );
});

test("what was done is said, and what could not be delivered is not called told", () => {
  const done = {
    ...nothing,
    finishedAt: "2027-02-14T04:31:00Z",
    bookings: { ended: 2, remaining: 0 },
    refundedPaise: 1,
  };
  expect(doneCopy({ ...done, messages: { queued: 0, sent: 4, failed: 0 } }, english)).toBe(
    "Every booking has ended. All refunds have been sent. Everyone has been told.",
  );
  expect(doneCopy({ ...done, messages: { queued: 0, sent: 3, failed: 1 } }, english)).not.toContain(
    "Everyone has been told",
  );
  expect(doneCopy({ ...done, refundedPaise: 0 }, english)).toBe("Every booking has ended. No money was owed.");
});

test("without an answer only a cancellation that was begun is said to go on", () => {
  expect(staleCopy(null, english)).not.toContain("goes on");
  expect(staleCopy({ ...nothing, bookings: { ended: 1, remaining: 4 } }, english)).toContain(
    "goes on without this page",
  );
});
