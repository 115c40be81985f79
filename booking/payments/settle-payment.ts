import type { Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import type { Log } from "#platform/log.ts";
import { type Booking, stateNow } from "../bookings/booking.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { acceptPosting, capturePosting, type Posting } from "../ledger/posting.ts";
import { decideSettlement, type Settlement } from "./decide-settlement.ts";
import type { GatewayPayment } from "./gateway.ts";
import { owedMessages } from "./owe-messages.ts";
import { type PaymentRow, type SettleOrder, selectPayments, settlePaymentInSql } from "./payments.sql.ts";

export type SettleDeps = { db: Database; pool: Pool; clock: Clock; log: Log };

/** More rounds than a booking has states: whoever still finds it changed has met a bug or a stuck lock. */
const ROUNDS_MAX = 10;

/**
 * Brings one payment, as Razorpay reports it, to its end: read without a lock, decide, apply under the lock, and decide
 * again if the booking moved meanwhile. Safe to call twice, late, in any order and in parallel.
 * @throws when the database fails; nothing is then half done, and any later sync finishes it.
 */
export async function settlePayment(deps: SettleDeps, bookingId: string, payment: GatewayPayment): Promise<void> {
  let noPlaceLeft = false;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const booking = await readBooking(deps.db, bookingId);
    if (!booking) throw new Error(`payment ${payment.id} is for the unknown booking ${bookingId}`);
    const known = await selectPayments(deps.db, booking);
    const row = known.find((entry) => entry.razorpayPaymentId === payment.id) ?? null;

    const settlement = decide(deps, booking, payment, known, row, noPlaceLeft);
    if (settlement.act === "nothing") return;

    const order = settleOrder(booking, { ...payment, rowId: row?.id ?? newRowId("pmt", booking.eventId) }, settlement);
    const outcome = await settlePaymentInSql(deps.pool, order, deps.clock.databaseNow());
    if (outcome === "applied") {
      if (payment.state === "refunded" && row?.role === "accepted") {
        deps.log.error({ bookingId, paymentId: payment.id }, "an accepted payment was refunded outside");
      }
      if (settlement.act === "quarantine") {
        deps.log.error({ bookingId, paymentId: payment.id, because: settlement.because }, "payment quarantined");
      }
      return;
    }
    if (outcome === "no_place") noPlaceLeft = true;
  }
  throw new Error(`booking ${bookingId} kept changing while payment ${payment.id} was settled`);
}

function decide(
  deps: SettleDeps,
  booking: Booking,
  payment: GatewayPayment,
  known: PaymentRow[],
  row: PaymentRow | null,
  noPlaceLeft: boolean,
): Settlement {
  const accepted = known.find((entry) => entry.role === "accepted");
  const facts = {
    state: stateNow(booking, deps.clock.now()),
    amountPaise: booking.amountPaise,
    currency: booking.currency,
    acceptedPaymentId: accepted?.razorpayPaymentId ?? null,
  };
  const knownPayment = row && { role: row.role, hasRefund: row.refund !== null, state: row.state };
  const settlement = decideSettlement(facts, payment, knownPayment, noPlaceLeft);
  // Time ended the booking but nobody wrote it down yet: let the lock's sweep decide, at its own clock.
  return settlement.act === "place_again" && booking.state !== "expired" ? { act: "confirm" } : settlement;
}

const ROLE_OF_REASON = { surplus: "surplus", late: "late", released: "late", cancelled: "late" } as const;

function settleOrder(
  booking: Booking,
  payment: GatewayPayment & { rowId: string },
  settlement: Exclude<Settlement, { act: "nothing" }>,
): SettleOrder {
  // Named after Razorpay's id: two that settle a new payment at once would each bring an id of their own.
  const stored = { id: payment.id, amountPaise: payment.amountPaise, gatewayFeePaise: payment.feePaise };
  const captured: Posting[] = payment.state === "captured" ? capturePosting(stored) : [];
  const order = { booking, act: settlement.act, payment, role: null, refund: null, postings: captured, messages: [] };
  switch (settlement.act) {
    case "record":
      return order;
    case "confirm":
    case "place_again":
      return {
        ...order,
        role: "accepted",
        postings: [...captured, acceptPosting(stored, booking.platformFeePaise)],
        messages: owedMessages(booking.eventId, "booking_confirmed"),
      };
    case "refund": {
      const refund = {
        id: newRowId("rfd", booking.eventId),
        reason: settlement.reason,
        amountPaise: payment.amountPaise,
      };
      return { ...order, role: ROLE_OF_REASON[settlement.reason], refund };
    }
    case "quarantine":
      return { ...order, role: "quarantine" };
  }
}
