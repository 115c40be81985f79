import { statementOf } from "#simulators/razorpay/engine/account-statement.ts";
import type { Payment } from "#simulators/razorpay/engine/payment.ts";
import type { Simulator } from "#simulators/razorpay/simulator.ts";
import { capturedAtMs } from "./kept-places.ts";
import type { BookingRow, PaymentRow, RefundRow, Rows } from "./rows.ts";

const SYNCED_FOR_MS = 6 * 86_400_000;
const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** What is broken once the world has calmed down: every rupee must have come to exactly one end, and everybody know it. */
export function lawsBrokenAtTheEnd(rows: Rows, sim: Simulator): string[] {
  return [
    ...(rows.deliveriesWaiting > 0 ? [`${rows.deliveriesWaiting} webhooks were never applied`] : []),
    ...rows.bookings.flatMap((booking) => bookingBroken(rows, booking)),
    ...[...sim.books.payments.values()].flatMap((payment) => paymentBroken(rows, sim, payment)),
    ...rows.refunds.flatMap((refund) => refundBroken(rows, sim, refund)),
    ...ledgerBroken(rows, sim),
    ...rows.messages
      .filter(({ state }) => state !== "sent")
      .map(({ kind, state }) => `a message ${kind} stays ${state}`),
  ];
}

function bookingBroken({ messages, payments }: Rows, booking: BookingRow): string[] {
  const broken: string[] = [];
  if (booking.state === "held" || booking.state === "paying") broken.push(`${booking.id} is still ${booking.state}`);
  const told = messages.filter(({ booking_id }) => booking_id === booking.id);
  const cancelled = told.filter(({ kind }) => kind === "booking_cancelled").length;
  if (booking.state === "cancelled" && cancelled !== 2)
    broken.push(`${booking.id}: cancelled and told ${cancelled} times`);
  for (const payment of payments.filter(({ booking_id }) => booking_id === booking.id)) {
    const isUntaken = payment.role === "late" && payment.captured_at === null;
    const untaken = told.filter(({ kind, about_id }) => kind === "payment_not_taken" && about_id === payment.id).length;
    if (isUntaken && untaken !== 2) broken.push(`${payment.razorpay_payment_id}: not taken and told ${untaken} times`);
  }
  return broken;
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
  if (!row?.role || !row.captured_at) return says(`captured, and we know it as ${row?.state ?? "nothing"}`);
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

  switch (row.role) {
    case "accepted": {
      if (!isRight) return ["accepted though it is not the price"];
      if (booking.state === "confirmed") {
        if (own > 0) return ["confirmed, and we gave money back"];
        return back > 0 && !isOnList("refunded_outside") ? ["confirmed, refunded outside, and nobody is told"] : [];
      }
      if (booking.state !== "cancelled") return [`accepted for a booking that is ${booking.state}`];
      const due = duePaise(rows, booking);
      if (own > due) return [`cancelled: ${own} given back by us where ${due} is due`];
      return back < due && !isOnList("refund_failed") ? [`cancelled: ${back} went back where ${due} is due`] : [];
    }
    case "surplus":
    case "late":
      if (!isRight) return ["given back though nobody looked at the wrong amount"];
      return back !== wire.amount && !isOnList("refund_failed") ? [`${back} went back of ${wire.amount}`] : [];
    case "quarantine":
      if (isRight) return ["in quarantine though it is the price"];
      if (own > 0) return ["in quarantine, and we gave money back"];
      return isOnList("payment_quarantined") ? [] : ["in quarantine, and nobody is told"];
    case null:
      return ["has no role"];
  }
}

/** What a cancelled booking's rider was promised. */
function duePaise({ acts }: Rows, booking: BookingRow): number {
  const own = acts.find(({ act, subject }) => act === "cancel_booking" && subject === booking.id);
  const scope = (own ?? acts.find(({ act }) => act === "cancel_event"))?.facts.scope;
  return booking.amount_paise - (scope === "keep_fee" ? booking.platform_fee_paise : 0);
}

const MESSAGES_OF = {
  late: ["place_lost_refunded", 2],
  released: ["place_lost_refunded", 2],
  surplus: ["surplus_refunded", 2],
  cancelled: ["refund_sent", 1],
  quarantine: ["refund_sent", 1],
  outside: ["refund_sent", 1],
} as const;

function refundBroken(rows: Rows, sim: Simulator, refund: RefundRow): string[] {
  const { id, state, reason } = refund;
  const says = (text: string) => [`${id} (${reason}): ${text}`];
  if (state === "wanted" || state === "requested") return says(`is still ${state}`);
  if (state === "failed") return [];
  const [kind, times] = MESSAGES_OF[reason];
  const told = rows.messages.filter((message) => message.about_id === id && message.kind === kind).length;
  if (told !== times) return says(`told ${told} times`);
  if (refund.payout_reference !== null) return [];
  const inBooks = sim.books.refunds.get(refund.razorpay_refund_id ?? "");
  if (inBooks?.wire.amount !== refund.amount_paise) return says("is not what Razorpay's books say");
  if (inBooks.wire.status === "processed") return [];
  const failed = sim.webhooks
    .ofOrder(inBooks.payment.wire.order_id)
    .find((event) => event.name === "refund.failed" && event.refundId === inBooks.wire.id);
  return isKnowable(rows, sim, inBooks.payment, failed?.createdAtMs ?? 0)
    ? says(`is ${inBooks.wire.status} at Razorpay`)
    : [];
}

/** Booking for booking, what the ledger says is at Razorpay is what Razorpay says. */
function ledgerBroken(rows: Rows, sim: Simulator): string[] {
  return rows.bookings.flatMap((booking) => {
    const orders = [...sim.books.orders.values()].filter(({ wire }) => wire.receipt === booking.id);
    const isAllKnowable = orders
      .flatMap(({ payments }) => payments)
      .every((payment) => {
        const told = sim.webhooks
          .ofOrder(payment.wire.order_id)
          .filter(({ paymentId }) => paymentId === payment.wire.id);
        const isDisputeUntold = told.some(
          ({ name, deliveries }) =>
            name === "payment.dispute.lost" &&
            !deliveries.some(({ tries }) => tries.some(({ end }) => end === "accepted")),
        );
        return !isDisputeUntold && told.every(({ createdAtMs }) => isKnowable(rows, sim, payment, createdAtMs));
      });
    if (!isAllKnowable) return [];
    const inBooks = sum(orders.map((order) => statementOf(order).balance));
    const own = rows.entries.filter(
      ({ booking_id, account }) => booking_id === booking.id && account === "gateway_balance",
    );
    const inLedger = sum(own.map((entry) => entry.amount_paise));
    return inBooks === inLedger ? [] : [`${booking.id}: ${inLedger} in the ledger, ${inBooks} at Razorpay`];
  });
}
