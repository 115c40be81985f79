import fc from "fast-check";
import { sql } from "kysely";
import { changeCapacity } from "#booking/capacity/change-capacity.ts";
import { changeEventState } from "#booking/capacity/change-event-state.ts";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import { cancelEvent } from "#booking/payments/cancel-event.ts";
import { recordPayout } from "#booking/payments/record-payout.ts";
import { refundQuarantinedPayment } from "#booking/payments/refund-quarantined-payment.ts";
import { retryRefund } from "#booking/payments/retry-refund.ts";
import type { Startline } from "#wiring";
import { pickOf, type Step } from "./play.ts";
import type { World } from "./world.ts";

const pick = fc.nat(40);
const scope = fc.constantFrom("full" as const, "keep_fee" as const);
const BY = "organizer@startline.example";

async function bookingIds({ startlines: [{ db }], event }: World): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM bookings WHERE event_id = ${event.id} ORDER BY created_at, id`.execute(db);
  return rows.map((row) => row.id);
}

type OnPayment = (deps: Startline, payment: { bookingId: string; paymentId: string }) => Promise<unknown>;

/** What is asked for twice at once, by two organizers who see the same list, must still be done once. */
const onListed = (name: string, kind: string, act: OnPayment): fc.Arbitrary<Step> =>
  fc.tuple(pick, fc.integer({ min: 1, max: 2 })).map(([of, times]) => ({
    name: `${name}(${of}, ${times} times)`,
    run: async ({ world }) => {
      const { rows } = await sql<{ bookingId: string; paymentId: string }>`
        SELECT booking_id AS "bookingId", subject AS "paymentId" FROM attention_items
        WHERE event_id = ${world.event.id} AND kind = ${kind} ORDER BY opened_at, subject`.execute(
        world.startlines[0].db,
      );
      const payment = pickOf(rows, of);
      if (payment) await Promise.all(world.startlines.slice(0, times).map((deps) => act(deps, payment)));
    },
  }));

export const organizerSteps: Record<string, fc.Arbitrary<Step>> = {
  cancelBooking: fc.tuple(pick, scope, fc.integer({ min: 1, max: 2 })).map(([of, wanted, times]) => ({
    name: `cancel booking(${of}, ${wanted}, ${times} times)`,
    run: async ({ world }) => {
      const id = pickOf(await bookingIds(world), of);
      const cancellation = { scope: wanted, note: "Fell ill", by: BY, hasOwnAuditEntry: true };
      if (!id) return;
      await Promise.all(world.startlines.slice(0, times).map((deps) => cancelBooking(deps, id, cancellation)));
    },
  })),
  cancelEvent: scope.map((wanted) => ({
    name: `cancel event(${wanted})`,
    run: async ({ world }) => {
      await cancelEvent(world.startlines[0], world.event.id, { scope: wanted, note: "Heavy rain", by: BY });
    },
  })),
  giveBackQuarantined: onListed("give back quarantined money", "payment_quarantined", (deps, payment) =>
    refundQuarantinedPayment(deps, payment, { note: "A wrong amount", by: BY }),
  ),
  retryRefund: onListed("refund once more", "refund_failed", (deps, payment) =>
    retryRefund(deps, payment, { note: "Once more", by: BY }),
  ),
  payOutByHand: onListed("pay out by hand", "refund_failed", (deps, payment) =>
    recordPayout(deps, payment, { reference: "UTR 1234", by: BY }),
  ),
  changeCapacity: fc.integer({ min: 1, max: 6 }).map((capacity) => ({
    name: `capacity(${capacity})`,
    run: async ({ world }) => {
      await changeCapacity(world.startlines[0], world.event.id, capacity, [], BY);
    },
  })),
  closeOrReopen: fc.constantFrom("closed" as const, "published" as const).map((state) => ({
    name: `event ${state}`,
    run: async ({ world }) => {
      const action = state === "closed" ? "close_sale" : "open_sale_again";
      await changeEventState(world.startlines[0], world.event.id, { state, action, by: BY });
    },
  })),
};
