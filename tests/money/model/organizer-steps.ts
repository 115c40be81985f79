import fc from "fast-check";
import { sql } from "kysely";
import { expect } from "vitest";
import { listMoves } from "#booking/bookings/list-moves.ts";
import { type MoveEffect, moveBooking } from "#booking/bookings/move-booking.ts";
import { settleInCash } from "#booking/bookings/settle-in-cash.ts";
import { changeCapacity } from "#booking/capacity/change-capacity.ts";
import { changeEventState } from "#booking/capacity/change-event-state.ts";
import { readEvent } from "#booking/events/read-event.ts";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import { cancelEvent } from "#booking/payments/cancel-event.ts";
import { recordPayout } from "#booking/payments/record-payout.ts";
import { refundQuarantinedPayment } from "#booking/payments/refund-quarantined-payment.ts";
import { retryRefund } from "#booking/payments/retry-refund.ts";
import { acceptTransfer } from "#booking/transfers/accept-transfer.ts";
import { cancelTransfer } from "#booking/transfers/cancel-transfer.ts";
import { requestTransfer } from "#booking/transfers/request-transfer.ts";
import { randomText } from "#platform/ids.ts";
import type { Startline } from "#wiring";
import { add, aRiderToAdd, BY } from "../../builders/added-rider.ts";
import { aPerson } from "../../builders/visitor.ts";
import { pickOf, type Step } from "./play.ts";
import type { World } from "./world.ts";

const pick = fc.nat(40);
const scope = fc.constantFrom("full" as const, "keep_fee" as const);
const times = fc.integer({ min: 1, max: 2 });
const category = fc.constantFrom("cat_far", "cat_near");

/** What becomes of an offer to another person, who may accept in the moment in which it is taken back. */
const TRANSFER_ENDS = ["accepted", "accepted", "taken back", "both", "left open"] as const;
type TransferEnd = (typeof TRANSFER_ENDS)[number];

async function bookingIds({ startlines: [{ db }], event }: World, state?: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM bookings WHERE event_id = ${event.id} AND (${state ?? null}::text IS NULL OR state = ${state ?? null})
    ORDER BY created_at, id`.execute(db);
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

/** An offer, made by so many at once, and what becomes of it. */
async function transfer({ startlines, event }: World, id: string, end: TransferEnd, often: number): Promise<void> {
  const deps = startlines.slice(0, often);
  const key = { eventId: event.id, id };
  const { waiver, ...to } = { ...aPerson(), language: "en" as const };
  const request = { ...to, requestId: randomText(32), by: BY };
  const offers = await Promise.all(deps.map((own) => requestTransfer(own, key, request)));
  const transferIds = new Set(offers.map((offer) => (offer.requested ? offer.transferId : null)));
  expect(transferIds.size).toBe(1);
  const [transferId] = transferIds;
  const stored = await readEvent(startlines[0].db, event.id);
  if (!transferId || !stored) return;
  const form = { name: to.name, language: to.language, answers: {}, waiver };
  const accept = (own: Startline) => acceptTransfer(own, stored, { id: transferId, bookingId: id, to }, form, null);
  const takeBack = (own: Startline) => cancelTransfer(own, key, { transferId, by: BY });
  const acts = { accepted: [accept], "taken back": [takeBack], both: [accept, takeBack], "left open": [] }[end];
  await Promise.all(acts.flatMap((act) => deps.map((own) => act(own))));
}

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
  addRider: fc
    .tuple(category, fc.option(fc.integer({ min: 100, max: 200_000 })), times)
    .map(([wanted, cash, often]) => ({
      name: `add a rider(${wanted}, ${cash === null ? "complimentary" : `${cash} in cash`}, ${often} times)`,
      run: async ({ world }) => {
        const addedFor =
          cash === null
            ? ({ kind: "complimentary", reason: "A guest" } as const)
            : ({ kind: "cash", cashPaise: cash, reason: "" } as const);
        const rider = aRiderToAdd(world.event, { categoryId: wanted, addedFor });
        const answers = await Promise.all(
          world.startlines.slice(0, often).map((deps) => add(deps, world.event, rider)),
        );
        expect(new Set(answers.map((answer) => answer.added && answer.bookingId)).size).toBe(1);
      },
    })),
  moveBooking: fc.tuple(pick, category, times).map(([of, wanted, often]) => ({
    name: `move(${of}, ${wanted}, ${often} times)`,
    run: async ({ world }) => {
      const confirmed = await bookingIds(world, "confirmed");
      const id = pickOf(confirmed.length > 0 ? confirmed : await bookingIds(world), of);
      if (!id) return;
      const key = { eventId: world.event.id, id };
      const [shown] = await listMoves(world.startlines[0], key, [wanted]);
      const request = { requestId: randomText(32), categoryId: wanted, shown: shown as MoveEffect, note: "", by: BY };
      await Promise.all(world.startlines.slice(0, often).map((deps) => moveBooking(deps, key, request)));
    },
  })),
  transferBooking: fc.tuple(pick, fc.constantFrom(...TRANSFER_ENDS), times).map(([of, end, often]) => ({
    name: `transfer(${of}, ${end}, ${often} times)`,
    run: async ({ world }) => {
      const id = pickOf(await bookingIds(world, "confirmed"), of);
      if (id) await transfer(world, id, end, often);
    },
  })),
  settleInCash: fc.tuple(pick, times).map(([of, often]) => ({
    name: `settle in cash(${of}, ${often} times)`,
    run: async ({ world }) => {
      const { rows } = await sql<{ id: string; owedPaise: number; version: number }>`
        SELECT id, owed_paise AS "owedPaise", version FROM bookings
        WHERE event_id = ${world.event.id} AND owed_paise <> 0 ORDER BY created_at, id`.execute(world.startlines[0].db);
      const owed = pickOf(rows, of);
      if (!owed) return;
      const key = { eventId: world.event.id, id: owed.id };
      const told = await Promise.all(
        world.startlines.slice(0, often).map((deps) => settleInCash(deps, key, { ...owed, by: BY })),
      );
      expect(told.filter((outcome) => outcome === "settled").length).toBeLessThanOrEqual(1);
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
