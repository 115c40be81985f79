import { expect, test } from "vitest";
import type { BookingView } from "./booking-view.ts";
import { decideBookingPollDelay, decideScreen, endOf, hasPlace, type PageFacts, type Screen } from "./decide-screen.ts";

const now = "2027-01-10T04:35:00Z";
const later = "2027-01-10T04:36:00Z";
const earlier = "2027-01-10T04:34:00Z";

type State = BookingView["state"];
type Payment = BookingView["payment"];
const states: State[] = ["held", "paying", "confirmed", "expired", "released", "cancelled"];
const payments: Payment[] = ["none", "under_way", "failed", "not_taken", "in_review", "captured"];

type Situation = {
  state: State;
  payment: Payment;
  isInTime: boolean;
  hasRefund: boolean;
  isByOrganizer: boolean;
  page: PageFacts;
};

const screenOf = ({ state, payment, isInTime, hasRefund, isByOrganizer, page }: Situation): Screen =>
  decideScreen(
    {
      state,
      payment,
      serverTime: now,
      payBy: state === "held" ? null : isInTime ? later : earlier,
      refunds: hasRefund ? ["a refund"] : [],
      cancellation: isByOrganizer ? { isOfEvent: false, note: "" } : null,
    },
    page,
  );

const either = [false, true];
const pages: PageFacts[] = either.flatMap((hasReturned) =>
  either.flatMap((hasAskedRazorpay) => [0, 1].map((windowsEnded) => ({ hasReturned, hasAskedRazorpay, windowsEnded }))),
);
const situations: Situation[] = states.flatMap((state) =>
  payments.flatMap((payment) =>
    either.flatMap((isInTime) =>
      either.flatMap((hasRefund) =>
        either.flatMap((isByOrganizer) =>
          pages.map((page) => ({ state, payment, isInTime, hasRefund, isByOrganizer, page })),
        ),
      ),
    ),
  ),
);

/** The first row that fits says the screen; every situation has one. */
const table: [Partial<Omit<Situation, "page">> & Partial<PageFacts>, Screen][] = [
  [{ state: "confirmed" }, "ticket"],
  [{ state: "cancelled" }, "cancelled"],
  [{ state: "held", hasReturned: true }, "confirming"],
  [{ state: "held", windowsEnded: 1 }, "confirming"],
  [{ state: "held" }, "form"],

  [{ state: "released", isByOrganizer: true }, "cancelled"],
  [{ state: "released", payment: "not_taken" }, "not_taken"],
  [{ state: "released", hasRefund: true }, "refunded"],
  [{ state: "released", payment: "captured" }, "refunded"],
  [{ state: "released", payment: "in_review" }, "refunded"],
  [{ state: "released" }, "released"],

  [{ state: "paying", payment: "in_review" }, "in_review"],
  [{ state: "paying", payment: "under_way" }, "confirming"],
  [{ state: "paying", hasRefund: true }, "refunded"],
  [{ state: "paying", payment: "not_taken" }, "not_taken"],
  [{ state: "paying", payment: "captured" }, "confirming"],
  [{ state: "paying", hasReturned: true }, "confirming"],
  [{ state: "paying", hasAskedRazorpay: false }, "confirming"],
  [{ state: "paying", isInTime: true }, "pay"],
  [{ state: "paying" }, "confirming"],

  [{ state: "expired", payment: "in_review" }, "in_review"],
  [{ state: "expired", payment: "under_way" }, "confirming_late"],
  [{ state: "expired", hasRefund: true }, "refunded"],
  [{ state: "expired", payment: "not_taken" }, "not_taken"],
  [{ state: "expired", payment: "captured" }, "confirming_late"],
  [{ state: "expired", hasReturned: true }, "confirming_late"],
  [{ state: "expired" }, "expired"],
];

function rowOf(situation: Situation): number {
  const facts = { ...situation, ...situation.page };
  return table.findIndex(([when]) =>
    Object.entries(when).every(([key, value]) => facts[key as keyof typeof facts] === value),
  );
}

test.each(states)(
  "a booking that is %s shows the table's screen, whatever its payment, money, time and page",
  (state) => {
    for (const situation of situations.filter((one) => one.state === state)) {
      expect(screenOf(situation), describe(situation)).toBe(table[rowOf(situation)]?.[1]);
    }
  },
);

test("every row of the table is needed", () => {
  const used = new Set(situations.map(rowOf));
  expect([...used].toSorted((a, b) => a - b)).toEqual(table.map((_row, index) => index));
});

test("nobody is asked to pay, and no booking is shown as ended, while a payment is in progress or has arrived", () => {
  const open = situations.filter(
    ({ payment, page }) => ["under_way", "in_review", "captured"].includes(payment) || page.hasReturned,
  );
  for (const situation of open.filter(({ state }) => state === "paying" || state === "expired")) {
    expect(["pay", "expired"], describe(situation)).not.toContain(screenOf(situation));
  }
});

test("a rider back from Checkout is offered neither Pay nor giving up the place before Razorpay was asked", () => {
  const back = situations.filter(({ page }) => page.hasReturned || (page.windowsEnded > 0 && !page.hasAskedRazorpay));
  for (const situation of back) expect(["form", "pay"], describe(situation)).not.toContain(screenOf(situation));
});

function describe({ state, payment, isInTime, hasRefund, isByOrganizer, page }: Situation): string {
  const facts = [
    `${state}, ${isInTime ? "in time" : "over time"}`,
    `payment ${payment}`,
    hasRefund && "money goes back",
    isByOrganizer && "the organizer ended it",
    page.windowsEnded > 0 && "Checkout's window has ended",
    page.hasReturned && "Checkout reported success here",
    page.hasAskedRazorpay ? "asked" : "not asked yet",
  ];
  return facts.filter(Boolean).join(" · ");
}

test("no screen of an ended booking says that the place is safe", () => {
  const screens = [...new Set(table.map(([, screen]) => screen))];
  expect(screens.filter(hasPlace).toSorted()).toEqual(["confirming", "form", "pay", "ticket"]);
});

test("only the server ends a time: of a booking that it calls held or paying, none is shown as over", () => {
  for (const situation of situations.filter(({ state }) => state === "held" || state === "paying"))
    expect(screenOf(situation), describe(situation)).not.toBe("expired");
});

test.each(["form", "pay"] as const)(
  "the server is asked right after the end of the %s's time, and often from then on",
  (screen) => {
    expect(decideBookingPollDelay(screen, 3000)).toBe(3200);
    expect(decideBookingPollDelay(screen, 0)).toBe(2500);
    expect(decideBookingPollDelay(screen, -3_000_000_000_000)).toBe(2500);
    expect(decideBookingPollDelay(screen, 3_000_000_000_000)).toBeLessThanOrEqual(15_000);
  },
);

test("the time to pay counts from Pay on", () => {
  expect(endOf({ holdExpiresAt: earlier, payBy: null })).toBe(earlier);
  expect(endOf({ holdExpiresAt: earlier, payBy: later })).toBe(later);
});
