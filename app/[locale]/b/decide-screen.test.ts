import { expect, test } from "vitest";
import type { BookingView } from "./booking-view.ts";
import { decideScreen, hasPlace, type PageFacts, type Screen } from "./decide-screen.ts";

const now = Date.parse("2027-01-10T04:35:00Z");
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
      holdExpiresAt: isInTime ? later : earlier,
      payBy: state === "held" ? null : isInTime ? later : earlier,
      refunds: hasRefund ? ["a refund"] : [],
      cancellation: isByOrganizer ? { isOfEvent: false, note: "" } : null,
    },
    now,
    page,
  );

const either = [false, true];
const pages: PageFacts[] = either.flatMap((hasReturned) =>
  either.flatMap((hasAskedRazorpay) =>
    either.flatMap((hasPressed) =>
      [0, 1].map((windowsEnded) => ({ hasReturned, hasAskedRazorpay, hasPressed, windowsEnded })),
    ),
  ),
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
  [{ state: "held", isInTime: true }, "form"],
  [{ state: "held", hasPressed: true }, "confirming"],
  [{ state: "held" }, "expired"],

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
    page.hasPressed && "Pay was pressed here",
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
