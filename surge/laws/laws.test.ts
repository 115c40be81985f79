import { expect, test } from "vitest";
import { newRecord, type VisitorRecord } from "../crowd/visitor-record.ts";
import type { BookingRow, Rows } from "../stage/rows.sql.ts";
import { judge } from "./judge.ts";
import type { RunRecord } from "./run-record.ts";

const START = Date.parse("2026-11-29T10:00:00Z");
const at = (seconds: number) => START + seconds * 1000;

/** Somebody who was called, took a place, and paid for it. */
function aRider(index: number, change: Partial<VisitorRecord> = {}): VisitorRecord {
  return {
    ...newRecord(index, "ride", at(0)),
    joinedAt: at(1),
    number: index,
    turnAt: at(5),
    claimedAt: at(6),
    heldAt: at(6),
    paidAt: at(15),
    confirmedAt: at(16),
    endedAt: at(16),
    end: "confirmed",
    bookingId: `bkg_${index}`,
    orderId: `order_${index}`,
    told: [
      { what: "called", askedAt: at(5), at: at(5), bookingId: null },
      { what: "held", askedAt: at(6), at: at(6), bookingId: `bkg_${index}` },
      { what: "confirmed", askedAt: at(16), at: at(16), bookingId: `bkg_${index}` },
    ],
    ...change,
  };
}

function aBooking(index: number, change: Partial<BookingRow> = {}): BookingRow {
  return {
    id: `bkg_${index}`,
    state: "confirmed",
    categoryId: "cat_1",
    queueNumber: index,
    amountPaise: 152_500,
    createdAt: at(6),
    confirmedAt: at(15.5),
    endedAt: null,
    keptUntil: at(900),
    acceptedPaise: 152_500,
    confirmations: 2,
    ...change,
  };
}

const paid = (index: number, change = {}) => ({
  ...{ order_id: `order_${index}`, receipt: `bkg_${index}`, captured: 152_500, refunded: 0, refunds_pending: 0 },
  ...change,
});
const told = (index: number) => {
  const { email, phone } = newRecord(index, "ride", 0);
  return [
    { to: email, channel: "email" },
    { to: phone, channel: "sms" },
  ];
};

function aSale(bookings: BookingRow[], change: Partial<Rows> = {}): Rows {
  const calls = [{ first: 1, last: 10, calledAt: at(4.5), expiresAt: at(64.5) }];
  const categories = [{ id: "cat_1", capacity: 2 }];
  return { slug: "ride", capacity: 2, categories, bookings, calls, passedOver: "{}", ...change };
}

/** Two places, two riders, and one who read that all is sold: nothing is wrong with it. */
function aRun(change: Partial<RunRecord> = {}): RunRecord {
  const late = {
    ...newRecord(3, "ride", at(10)),
    joinedAt: at(11),
    number: 30,
    endedAt: at(20),
    end: "sold_out" as const,
    told: [{ what: "sold_out" as const, askedAt: at(19), at: at(20), bookingId: null }],
  };
  return {
    records: [aRider(1), aRider(2), late],
    rows: [aSale([aBooking(1), aBooking(2)])],
    account: [paid(1), paid(2)],
    inbox: [...told(1), ...told(2)],
    integrity: [],
    faults: [
      {
        name: "kill -9 of app 1",
        at: at(8),
        mendedAt: at(11),
        sellsAgainWithinMs: 2000,
        isDatabaseAway: false,
        failure: null,
      },
    ],
    sales: [{ sentAt: at(9), answeredAt: at(9.2) }],
    oddities: [],
    documents: [{ slug: "ride", at: at(18), phase: "sold_out", confirmed: 2, capacity: 2 }],
    leftUndone: [],
    startedAt: at(0),
    endedAt: at(21),
    ...change,
  };
}

const brokenIn = (run: RunRecord): string[] =>
  judge(run, { sellsAll: true })
    .filter(({ holds }) => !holds)
    .map(({ law }) => law);

test("a run in which all went well keeps every law", () => {
  expect(brokenIn(aRun())).toEqual([]);
});

const OVERSOLD = "nothing is oversold";
const BUSY = "nobody with a place or a call is told `busy` twice in a row";
const LOST = "nobody who has a place loses it";
const CALLED = "nobody is called and then told sold out";
const ANSWERED = "everybody learns how it ended";
const REPEATED = "a repeated press has the same answer";
const MONEY = "each captured rupee is settled";
const MESSAGES = "two messages a booking";
const TRUTH = "every sentence shown is true in the rows";
const DOCUMENTS = "every status document is true in the rows";
const AUDIT = "`npm run integrity` finds nothing";
const RECOVERY = "it sells again in time";
const SOLD = "all places are sold";

const [one, two, late] = aRun().records as [VisitorRecord, VisitorRecord, VisitorRecord];
const soldOutAt = (seconds: number) => [
  { what: "sold_out" as const, askedAt: at(seconds), at: at(seconds), bookingId: null },
];

const doctored: [string, Partial<RunRecord>, string[]][] = [
  ["a place too many", { rows: [aSale([aBooking(1), aBooking(2)], { capacity: 1 })] }, [OVERSOLD, SOLD, DOCUMENTS]],
  [
    "a place too many of one category, for a second",
    {
      rows: [
        aSale([aBooking(1), aBooking(2), aBooking(4, { state: "released", confirmedAt: null, endedAt: at(7) })], {
          capacity: 9,
        }),
      ],
    },
    [OVERSOLD, SOLD, DOCUMENTS],
  ],
  ["a rider told `busy` twice in a row", { records: [{ ...one, busyRuns: [[at(8), at(9)]] }, two, late] }, [BUSY]],
  ["a place that was lost at the form", { records: [one, two, { ...aRider(3), end: "expired" }] }, [LOST, TRUTH]],
  [
    "a called visitor told sold out",
    { records: [one, two, { ...late, number: 9, turnAt: at(15), claimedAt: at(16) }] },
    [CALLED],
  ],
  ["a visitor who never learned", { records: [one, two, { ...late, end: "unfinished", told: [] }] }, [ANSWERED]],
  ["two bookings for two taps", { oddities: ["visitor 1: claim gave bkg_1 and bkg_9"] }, [REPEATED]],
  ["a rupee that nobody accepted", { account: [paid(1), paid(2), paid(8)] }, [MONEY]],
  ["a booking that nobody paid", { account: [paid(1), paid(2, { refunded: 152_500 })] }, [MONEY]],
  ["a rider who paid twice", { account: [paid(1), paid(2), paid(2)] }, [MONEY]],
  ["an email that never came", { inbox: [...told(1), ...told(2).slice(1)] }, [MESSAGES]],
  ["an SMS that came twice", { inbox: [...told(1), ...told(2), ...told(2).slice(1)] }, [MESSAGES]],
  ["a number told called that was not", { records: [{ ...one, number: 11 }, two, late] }, [TRUTH]],
  [
    "a ticket shown before it was confirmed",
    { rows: [aSale([aBooking(1, { confirmedAt: at(19) }), aBooking(2)])] },
    [TRUTH],
  ],
  ["sold out told too soon", { records: [one, two, { ...late, told: soldOutAt(8) }] }, [TRUTH]],
  [
    "a document that counts what is not",
    { documents: [{ slug: "ride", at: at(8), phase: "open", confirmed: 2, capacity: 2 }] },
    [DOCUMENTS],
  ],
  ["an audit that found something", { integrity: ["ride: counters differ"] }, [AUDIT]],
  ["a sale that came back too late", { sales: [{ sentAt: at(9), answeredAt: at(11) }] }, [RECOVERY]],
  ["a sale that never came back", { sales: [{ sentAt: at(7), answeredAt: at(7.5) }] }, [RECOVERY]],
];

test("while there is no database `busy` breaks no law, and ten seconds after it is back it does again", () => {
  const isBusyAt = (...seconds: number[]) => [{ ...one, busyRuns: [seconds.map(at)] }, two, late];
  const [fault] = aRun().faults;
  const faults = fault ? [{ ...fault, isDatabaseAway: true }] : [];

  expect(brokenIn(aRun({ faults, records: isBusyAt(8.5, 12, 20.5) }))).toEqual([]);
  expect(brokenIn(aRun({ faults, records: isBusyAt(8.5, 21.5, 23) }))).toEqual([BUSY]);
  expect(brokenIn(aRun({ faults, records: isBusyAt(6, 7, 8.5) }))).toEqual([BUSY]);
});

test.each(doctored)("%s breaks its law", (_, change, laws) => {
  expect(brokenIn(aRun(change))).toEqual(laws);
});
