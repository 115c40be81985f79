import type { Payment } from "#simulators/razorpay/engine/payment.ts";
import type { Simulator } from "#simulators/razorpay/simulator.ts";
import { brokenPromises } from "../../builders/broken-promises.ts";
import { capturedAtMs } from "./kept-places.ts";
import type { BookingRow, MessageRow, PaymentRow, Rows } from "./rows.ts";
import type { World } from "./world.ts";

const SYNCED_FOR_MS = 6 * 86_400_000;
const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/**
 * What is broken once the world has calmed down: nothing may remain to be done, every rupee that Razorpay captured must have
 * come to exactly one end, and the integrity check must find every promise kept.
 */
export async function lawsBrokenAtTheEnd(world: World, rows: Rows): Promise<string[]> {
  const sim = world.sim();
  const waiting = [
    ...rows.bookings.filter(({ state }) => state === "held" || state === "paying"),
    ...rows.refunds.filter(({ state }) => state === "wanted" || state === "requested"),
  ];
  return [
    ...(rows.deliveriesWaiting > 0 ? [`${rows.deliveriesWaiting} webhooks were never applied`] : []),
    ...waiting.map(({ id, state }) => `${id} is still ${state}`),
    ...rows.messages
      .filter((message) => !isMessageDone(rows, message))
      .map(({ kind, state }) => `a message ${kind} stays ${state}`),
    ...[...sim.books.payments.values()].flatMap((payment) => paymentBroken(rows, sim, payment)),
    ...(await brokenPromisesOf(world, rows)),
  ];
}

/** Handed over, or not to be any more: a confirmation whose booking does not stand, an offer that has ended. */
function isMessageDone(rows: Rows, { booking_id, kind, about_id, state }: MessageRow): boolean {
  if (state === "sent" || state === "delivered") return true;
  const booking = rows.bookings.find(({ id }) => id === booking_id);
  if (kind === "transfer_offered" && state === "obsolete") {
    const isOpen = rows.transfers.some((transfer) => transfer.id === about_id && transfer.state === "pending");
    return !isOpen || booking?.state !== "confirmed";
  }
  return state === "obsolete" && kind === "booking_confirmed" && booking?.state !== "confirmed";
}

/** What `npm run integrity` would say, but for what nobody could have told us of. */
async function brokenPromisesOf(world: World, rows: Rows): Promise<string[]> {
  const excused = idsNobodyToldOf(rows, world.sim());
  const findings = await brokenPromises(world.startlines[0], world.event.id);
  return findings.flatMap(({ check, offenders }) =>
    offenders
      .filter((offender) => !excused.some((id) => offender.includes(id)))
      .map((offender) => `${check} ${offender}`),
  );
}

/** Orders, and their payments here and there, to which something happened that neither a question nor a webhook could tell us. */
function idsNobodyToldOf(rows: Rows, sim: Simulator): string[] {
  const payments = [...sim.books.payments.values()].filter((payment) =>
    sim.webhooks
      .ofOrder(payment.wire.order_id)
      .some(
        ({ paymentId, createdAtMs }) => paymentId === payment.wire.id && !isKnowable(rows, sim, payment, createdAtMs),
      ),
  );
  return payments.flatMap(({ wire }) => {
    const own = rows.payments.filter(({ razorpay_payment_id }) => razorpay_payment_id === wire.id);
    return [wire.id, wire.order_id, ...own.map(({ id }) => id)];
  });
}

/** Whether we could learn what happened then: the reconciler still asked about the order, or a webhook came through. */
function isKnowable(rows: Rows, sim: Simulator, { wire }: Payment, atMs: number): boolean {
  const order = rows.orders.find(({ order_id }) => order_id === wire.order_id);
  if (order && atMs <= Number(order.created_at) + SYNCED_FOR_MS) return true;
  return sim.webhooks
    .ofOrder(wire.order_id)
    .filter(({ createdAtMs }) => createdAtMs >= atMs)
    .flatMap(({ deliveries }) => deliveries)
    .some(({ tries, body }) => tries.some(({ end }) => end === "accepted") && body.includes(wire.order_id));
}

function paymentBroken(rows: Rows, sim: Simulator, payment: Payment): string[] {
  const { wire } = payment;
  const row = rows.payments.find(({ razorpay_payment_id }) => razorpay_payment_id === wire.id);
  const says = (text: string) => [`${wire.id} (${row?.role ?? "no role"}): ${text}`];
  const takenAtMs = capturedAtMs(sim, payment);
  if (takenAtMs === null) {
    const isOurs = rows.refunds.some(({ payment_id, reason }) => payment_id === row?.id && reason !== "outside");
    return row?.role === "accepted" || row?.captured_at || isOurs ? says("never captured, and we think it was") : [];
  }
  if (!isKnowable(rows, sim, payment, takenAtMs)) return [];
  if (!row?.captured_at) return says(`captured, and we know it as ${row?.state ?? "nothing"}`);
  return endBroken(rows, payment, row).flatMap(says);
}

/** The one end of a captured payment. */
function endBroken(rows: Rows, { wire, refunds: inBooks }: Payment, row: PaymentRow): string[] {
  const booking = rows.bookings.find(({ id }) => id === row.booking_id);
  if (!booking) return ["belongs to no booking"];
  const ours = rows.refunds.filter(({ payment_id, state }) => payment_id === row.id && state === "processed");
  const own = sum(ours.filter(({ reason }) => reason !== "outside").map((refund) => refund.amount_paise));
  const byHand = sum(ours.filter((refund) => refund.payout_reference !== null).map((refund) => refund.amount_paise));
  const back =
    byHand + sum(inBooks.filter(({ wire: { status } }) => status === "processed").map((refund) => refund.wire.amount));
  const isOnList = (kind: string) => rows.attention.some((item) => item.kind === kind && item.subject === row.id);
  const isRight = wire.amount === booking.amount_paise && wire.currency === "INR";
  if (back > wire.amount) return [`${back} went back of ${wire.amount}`];
  // What a bank has taken back is not given back a second time.
  const lost = sum(
    rows.disputes
      .filter(({ payment_id, state }) => payment_id === row.id && state === "lost")
      .map((dispute) => dispute.amount_paise),
  );
  const isWholeBack = back + lost >= wire.amount;

  switch (row.role) {
    case "accepted": {
      if (!isRight) return ["accepted though it is not the price"];
      if (booking.state === "confirmed") {
        // When it was moved to a cheaper category, and just that.
        const moved = sum(rows.moves.filter((one) => one.booking_id === booking.id).map((one) => one.refund_paise));
        if (own > moved) return [`confirmed, and we gave ${own} back where ${moved} is due`];
        if (own < moved && back + lost < wire.amount && !isOnList("refund_failed") && !isOnList("refunded_outside"))
          return [`moved: ${own} went back where ${moved} is due`];
        return back > own && !isOnList("refunded_outside") ? ["confirmed, refunded outside, and nobody is told"] : [];
      }
      if (booking.state !== "cancelled") return [`accepted for a booking that is ${booking.state}`];
      const due = duePaise(rows, booking);
      if (own > due) return [`cancelled: ${own} given back by us where ${due} is due`];
      return back + lost < due && !isOnList("refund_failed")
        ? [`cancelled: ${back} went back where ${due} is due`]
        : [];
    }
    case "surplus":
    case "late":
      if (!isRight) return ["given back though nobody looked at the wrong amount"];
      return isWholeBack || isOnList("refund_failed") ? [] : [`${back} went back of ${wire.amount}`];
    case "quarantine":
      if (isRight) return ["in quarantine though it is the price"];
      if (own > 0 && !rows.auditLog.some(({ action }) => action === "give_back_money")) {
        return ["in quarantine, and we gave money back unasked"];
      }
      return isOnList("payment_quarantined") ? [] : ["in quarantine, and nobody is told"];
    case null: // Somebody had given it back before we heard of it.
      return isWholeBack || isOnList("refund_failed") ? [] : [`no role, ${back} went back of ${wire.amount}`];
  }
}

/** What a cancelled booking's rider was promised. */
function duePaise({ auditLog }: Rows, booking: BookingRow): number {
  const own = auditLog.find(({ action, subject }) => action === "cancel_booking" && subject === booking.id);
  const scope = (own ?? auditLog.find(({ action }) => action === "cancel_event"))?.facts.scope;
  return booking.amount_paise - (scope === "keep_fee" ? booking.platform_fee_paise : 0);
}
