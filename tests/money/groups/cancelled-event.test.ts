import { expect, test } from "vitest";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import { cancelEvent, endCancelledBookings } from "#booking/payments/cancel-event.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { sized } from "../../setup/length.ts";
import { expectLawsKept } from "../check-laws.ts";
import { CONFIRMED, cancelledEnd, countsOf, type End, endIn, PRICE_PAISE, refunded } from "../ends.ts";
import { readRows } from "../model/rows.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { aHolder, aRiderAtCheckout, attempt, DAY, MINUTE, pay, runFor, worldsOfThisFile } from "../worlds.ts";

const aWorld = worldsOfThisFile();
const CANCELLATION = { scope: "full", note: "The road is flooded", by: "asha@startline.example" } as const;
/** Of each kind; a test of `cancel-event.ts` ends many bookings of fewer kinds. */
const OF_EACH = { automatic: sized(2, 3), manual: sized(1, 2) } as const;
/** It makes some 30 bookings, visitor by visitor. */
const TIMEOUT_MS = 90_000;

const by = (kind: string, channels = ["email", "sms"]): string[] => channels.map((channel) => `${kind} by ${channel}`);
const NOTHING: End = { state: "released", payments: [], refunds: [], messages: [], ledger: {} };
const TOLD: End = { ...NOTHING, messages: by("booking_cancelled") };
const SENT_BACK: End = {
  ...refunded("released", "released"),
  refunds: [`cancelled ${PRICE_PAISE} processed`],
  messages: [...by("booking_cancelled"), ...by("refund_sent", ["email"])],
};
const UNCAPTURED: End = {
  ...TOLD,
  payments: ["refunded, late"],
  messages: [...TOLD.messages, ...by("payment_not_taken")],
};

/** Makes a booking, and answers what is to become of it, where Razorpay captures and where we do. */
type Kind = { make(world: World): Promise<{ bookingId: string }>; end: Record<"automatic" | "manual", End> };
const both = (end: End) => ({ automatic: end, manual: end });

/** A rider pays, and we know of it. */
async function paid(world: World, outcome = "success") {
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId, outcome);
  await world.wait(2);
  return rider;
}

async function atCheckoutWith(world: World, how: object) {
  const rider = await aRiderAtCheckout(world);
  await attempt(world, rider.orderId, how);
  return rider;
}

const KINDS: Record<string, Kind> = {
  "has a place": { make: aHolder, end: both(NOTHING) },
  "gave the place back": {
    async make(world) {
      const rider = await aHolder(world);
      await rider.giveBack();
      return rider;
    },
    end: both(NOTHING),
  },
  "is at Checkout": { make: aRiderAtCheckout, end: both(TOLD) },
  "was refused by the bank": {
    make: (world) => atCheckoutWith(world, { outcome: "fail" }),
    end: both({ ...TOLD, payments: ["failed, no role"] }),
  },
  "waits for a bank that agrees later": {
    make: (world) => atCheckoutWith(world, { outcome: "late", afterSeconds: 9 * MINUTE }),
    end: { automatic: SENT_BACK, manual: UNCAPTURED },
  },
  "has paid without our knowing": {
    async make(world) {
      const rider = await aRiderAtCheckout(world);
      await world.control("/faults", { where: "webhook", what: "drop", match: { id: rider.orderId } });
      await pay(world, rider.orderId);
      return rider;
    },
    end: { automatic: SENT_BACK, manual: UNCAPTURED },
  },
  "is confirmed": { make: paid, end: both(cancelledEnd("full")) },
  "has paid twice": {
    make: (world) => paid(world, "twice"),
    end: {
      automatic: {
        ...cancelledEnd("full"),
        payments: ["captured, accepted", "captured, surplus"],
        refunds: [`cancelled ${PRICE_PAISE} processed`, `surplus ${PRICE_PAISE} processed`],
        messages: [...cancelledEnd("full").messages, ...by("surplus_refunded")].sort(),
        ledger: { gateway_balance: -2 * 3599, gateway_cost: 6100, gateway_tax: 1098 },
      },
      manual: {
        ...cancelledEnd("full"),
        payments: ["captured, accepted", "refunded, late"],
        messages: [...cancelledEnd("full").messages, ...by("payment_not_taken")].sort(),
      },
    },
  },
  "was cancelled before": {
    async make(world) {
      const rider = await paid(world);
      const cancellation = { ...CANCELLATION, scope: "keep_fee", hasOwnAuditEntry: true } as const;
      await cancelBooking(world.startlines[0], rider.bookingId, cancellation);
      return rider;
    },
    end: both(cancelledEnd("keep_fee")),
  },
  "has paid another amount": {
    make: (world) => atCheckoutWith(world, { outcome: "amount_mismatch" }),
    end: {
      automatic: {
        ...TOLD,
        payments: ["captured, quarantine"],
        ledger: { gateway_balance: 148_803, gateway_cost: 3048, gateway_tax: 549, participant_funds: -152_400 },
      },
      manual: { ...TOLD, payments: ["refunded, no role"] },
    },
  },
};

for (const capture of ["automatic", "manual"] as const) {
  test(
    `a cancelled event gives every rupee back, whatever its bookings were at (${capture} capture)`,
    async () => {
      const kinds = Object.values(KINDS);
      const world = await aWorld({ capture, capacity: 3 * kinds.length * OF_EACH[capture] });
      const expired = await aRiderAtCheckout(world);
      await runFor(world, 20 * MINUTE, 10 * MINUTE);
      const made: { bookingId: string; end: End }[] = [];
      const todo = kinds.flatMap((kind) => Array.from({ length: OF_EACH[capture] }, () => kind));
      const work = async () => {
        for (let kind = todo.pop(); kind; kind = todo.pop()) {
          const { bookingId } = await kind.make(world);
          made.push({ bookingId, end: kind.end[capture] });
        }
      };
      await Promise.all(Array.from({ length: 6 }, work));

      const [one, other] = world.startlines;
      const answers = await Promise.all(
        [one, other, one].map((deps) => cancelEvent(deps, world.event.id, CANCELLATION)),
      );
      expect(answers.sort()).toEqual(["already_cancelled", "already_cancelled", "cancelled"]);
      // Money for a place that was lost long ago, and for an event that is cancelled.
      await pay(world, expired.orderId);
      for (let taken = 1; taken > 0; ) {
        const each = await Promise.all([endCancelledBookings(one, 7), endCancelledBookings(other, 7)]);
        taken = each[0] + each[1];
      }
      await runJobs(world);
      await runFor(world, 10 * MINUTE, 5 * MINUTE);
      await runFor(world, 6 * DAY, DAY);

      const rows = await readRows(world);
      expect(made.map(({ bookingId }) => endIn(rows, bookingId))).toEqual(made.map(({ end }) => end));
      const lateMoney = { ...SENT_BACK, state: "expired", messages: by("refund_sent", ["email"]) };
      const lateUncaptured = { ...UNCAPTURED, state: "expired", messages: by("payment_not_taken") };
      expect(endIn(rows, expired.bookingId)).toEqual(capture === "automatic" ? lateMoney : lateUncaptured);
      expect(await countsOf(world)).toMatchObject({ called: 0, held: 0, confirmed: 0 });
      await expectLawsKept(world);
    },
    TIMEOUT_MS,
  );
}

test("nobody pays for a cancelled event, and who has paid gets all of it back", async () => {
  const world = await aWorld();
  const rider = await paid(world);
  expect(endIn(await readRows(world), rider.bookingId)).toEqual(CONFIRMED);
  const holder = await aHolder(world);
  await holder.fillIn();
  await cancelEvent(world.startlines[0], world.event.id, CANCELLATION);
  expect((await holder.pressPay()).status).toBe(409);
  await runJobs(world);
  expect(endIn(await readRows(world), rider.bookingId)).toEqual(cancelledEnd("full"));
  await expectLawsKept(world);
});

for (const capture of ["automatic", "manual"] as const) {
  test(`money known before the place expires goes back when the cancellation comes after (${capture} capture)`, async () => {
    const world = await aWorld({ capture });
    const [deps, other] = world.startlines;
    const rider = await aRiderAtCheckout(world);
    await cancelEvent(deps, world.event.id, CANCELLATION);
    await pay(world, rider.orderId);
    await syncBooking(deps, rider.bookingId);
    await world.wait(20 * MINUTE);
    await other.jobs.places();
    await runFor(world, 6 * DAY, DAY);

    const moneyBack = capture === "automatic" ? SENT_BACK : UNCAPTURED;
    const { payments, refunds } = endIn(await readRows(world), rider.bookingId);
    expect({ payments, refunds }).toEqual({ payments: moneyBack.payments, refunds: moneyBack.refunds });
    await expectLawsKept(world);
  });
}
