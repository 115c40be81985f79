import { readBooking } from "#booking/bookings/read-booking.ts";
import { cancelBooking, type RefundScope } from "#booking/payments/cancel-booking.ts";
import { recordDispute } from "#booking/payments/record-dispute.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import type { TestStartline } from "#tests/setup/startline.ts";
import { anEventOnSale, type EventOnSale } from "./event-on-sale.ts";
import type { TestClock } from "./test-clock.ts";
import { aVisitor, payAt } from "./visitor.ts";

type Rider = ReturnType<typeof aVisitor>;
export type MixedSale = {
  event: EventOnSale;
  /** Each by what became of it, with Razorpay's payment. */
  paid: Paid;
  surplus: Paid;
  cancelled: Paid;
  feeKept: Paid;
  partlyRefunded: Paid;
  disputed: Paid & { disputeId: string };
  late: Paid;
  held: { bookingId: string };
};
type Paid = { bookingId: string; paymentId: string };

/** Lets the simulator do what only Razorpay, a bank or somebody at the dashboard can. */
// biome-ignore lint/suspicious/noExplicitAny: bodies of a control interface; callers know what they asked for.
export async function controlRazorpay(url: string, path: string, body: object = {}): Promise<any> {
  const response = await fetch(`${url}/_sim${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the simulator answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** A sale to which happened all that happens to money, and of which nothing is under way any more. */
export async function aMixedSale(opened: TestStartline, clock: TestClock): Promise<MixedSale> {
  const { startline, razorpay } = opened;
  const event = await anEventOnSale(startline, { capacity: 6, closesInMinutes: 30 * 24 * 60 });
  const visitor = () => aVisitor((path, init) => opened.api.request(path, init), event);

  const tooLate = visitor();
  const lateOrder = await tooLate.toCheckout();
  clock.advance({ minutes: 20 });

  const pay = async (outcome = "success"): Promise<Paid> => payFor(visitor(), outcome);
  const payFor = async (rider: Rider, outcome: string): Promise<Paid> => {
    const fields = await payAt(razorpay.url, await rider.toCheckout(), outcome);
    await syncBooking(startline, rider.bookingId);
    return { bookingId: rider.bookingId, paymentId: fields.razorpay_payment_id as string };
  };
  const paid = await pay();
  const surplus = await pay("twice");
  const cancelled = await pay();
  const feeKept = await pay();
  const partlyRefunded = await pay();
  const disputed = await pay();

  // Every place is taken: this money goes back.
  const lateFields = await payAt(razorpay.url, lateOrder);
  await syncBooking(startline, tooLate.bookingId);
  const late = { bookingId: tooLate.bookingId, paymentId: lateFields.razorpay_payment_id as string };

  const cancel = (bookingId: string, scope: RefundScope) =>
    cancelBooking(startline, bookingId, { scope, note: "ill", by: "asha@example.com", hasOwnAuditEntry: true });
  await cancel(cancelled.bookingId, "full");
  await cancel(feeKept.bookingId, "keep_fee");
  await controlRazorpay(razorpay.url, `/payments/${partlyRefunded.paymentId}/refund`, { amount: 40_000 });
  await syncBooking(startline, partlyRefunded.bookingId);
  const disputeId = await loseDispute(opened, disputed);
  for (let day = 0; day < 2; day += 1) {
    clock.advance({ minutes: 24 * 60 });
    await startline.jobs.refunds();
  }

  const holder = visitor();
  await holder.join();
  const { status } = await holder.claim();
  if (status !== 201) throw new Error(`the claim answered ${status}`);
  return {
    event,
    paid,
    surplus,
    cancelled,
    feeKept,
    partlyRefunded,
    disputed: { ...disputed, disputeId },
    late,
    held: { bookingId: holder.bookingId },
  };
}

/** A bank takes the whole payment back for its customer; answers the dispute's id. */
async function loseDispute({ startline, razorpay }: TestStartline, { bookingId, paymentId }: Paid): Promise<string> {
  const raised = await controlRazorpay(razorpay.url, `/payments/${paymentId}/dispute`);
  await controlRazorpay(razorpay.url, `/disputes/${raised.id}/lost`);
  const booking = await readBooking(startline.db, bookingId);
  if (!booking) throw new Error("nobody booked");
  await recordDispute(startline, bookingId, {
    id: raised.id,
    payment_id: paymentId,
    amount: booking.amountPaise,
    status: "lost",
    reason_code: "goods_or_services_not_provided",
    respond_by: null,
  });
  return raised.id;
}
